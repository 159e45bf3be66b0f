import { KIND_NAMES } from "@/components/catalogue/words";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatPrice, formatUnits } from "@/components/ui/figure-format";
import type { ListedProduct } from "@/lib/catalogue/list-products";
import type { ReactNode } from "react";

const COLUMNS: readonly Column<ListedProduct>[] = [
  {
    key: "sku",
    header: "SKU",
    phone: "title",
    width: "min",
    cell: ({ sku }) => <span className="inline-block max-w-72 truncate align-bottom font-mono text-xs">{sku}</span>,
  },
  {
    key: "name",
    header: "Name",
    width: "fill",
    cell: ({ name }) => (
      <bdi className="line-clamp-2 break-words" title={name}>
        {name}
      </bdi>
    ),
  },
  { key: "kind", header: "Kind", on: "tablet", width: "min", cell: ({ kind }) => KIND_NAMES[kind] },
  {
    key: "price",
    header: "Price",
    align: "end",
    phone: "figure",
    width: "min",
    cell: ({ unitPrice, currency }) => formatPrice(unitPrice, currency),
  },
  { key: "available", header: "Available", align: "end", width: "min", cell: availableCell },
  {
    key: "waiting",
    header: "Waiting",
    align: "end",
    on: "tablet",
    width: "min",
    cell: ({ waitingUnits }) =>
      waitingUnits > 0 ? <span className="font-medium text-wait">{formatUnits(waitingUnits)}</span> : <span className="text-ink-3">–</span>,
  },
];

function availableCell(product: ListedProduct): ReactNode {
  const { availableUnits } = product;
  if (availableUnits === null) return <span className="text-ink-3">–</span>;
  if (!isLow(product)) return formatUnits(availableUnits);
  return (
    <Chip tone={availableUnits === 0 ? "stop" : "wait"} shape={availableUnits === 0 ? "ring" : "half"}>
      {availableUnits === 0 ? "None" : `${formatUnits(availableUnits)} left`}
    </Chip>
  );
}

const isLow = ({ kind, availableUnits, safetyStock }: ListedProduct): boolean =>
  availableUnits !== null && (kind === "stock" ? availableUnits <= safetyStock : availableUnits === 0);

export function ProductTable({ products, empty }: { products: readonly ListedProduct[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Products by SKU"
      columns={COLUMNS}
      rows={products}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/products/${id}`}
      empty={empty}
    />
  );
}

export function NoProducts({ filtered, action }: { filtered: boolean; action: ReactNode }) {
  if (filtered)
    return (
      <EmptyState title="No product fits">
        Every word has to begin a word of the name, the SKU or the GTIN. Shorten what you typed or remove a filter.
      </EmptyState>
    );
  return (
    <EmptyState title="No products yet" action={action}>
      Orders are made of products. Make the first one here, or send them over the API with{" "}
      <code className="font-mono text-xs">PUT /api/v1/products/SKU</code>.
    </EmptyState>
  );
}
