import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatPrice, formatUnits } from "@/components/ui/figure-format";
import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { ListPrice, PriceList, PriceListSummary } from "@/lib/catalogue/read-price-list";
import { CATALOGUE_REFUSAL_TEXT } from "@/lib/catalogue/refusals";
import type { ReactNode } from "react";

const LISTS: readonly Column<PriceListSummary>[] = [
  { key: "name", header: "Name", phone: "title", width: "fill", cell: ({ name }) => <bdi className="break-words">{name}</bdi> },
  { key: "code", header: "Code", cell: ({ code }) => <span className="font-mono text-xs break-all">{code}</span> },
  { key: "currency", header: "Currency", width: "min", cell: ({ currency }) => currency },
  { key: "prices", header: "Prices", align: "end", width: "min", cell: ({ prices }) => formatUnits(prices) },
  { key: "customers", header: "Customers", align: "end", width: "min", phone: "figure", cell: ({ customers }) => formatUnits(customers) },
];

export function PriceListTable({ lists, empty }: { lists: readonly PriceListSummary[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Price lists"
      columns={LISTS}
      rows={lists}
      rowKey={({ id }) => id}
      rowHref={({ code }) => `/price-lists/${encodeURIComponent(code)}`}
      empty={empty}
    />
  );
}

type PriceTableProps<Answer extends AnyAnswer> = {
  list: PriceList;
  prices: readonly ListPrice[];
  filtered: boolean;
  /** Null when the reader may not change prices. */
  remove: AnswerAction<Answer> | null;
};

/** The prices of one list beside what everybody else pays. */
export function PriceTable<Answer extends AnyAnswer>({ list, prices, filtered, remove }: PriceTableProps<Answer>) {
  const columns: Column<ListPrice>[] = [
    {
      key: "sku",
      header: "SKU",
      phone: "title",
      cell: ({ productId, sku }) => (
        <TextLink quiet href={`/products/${productId}`} className="font-mono text-xs break-all">
          {sku}
        </TextLink>
      ),
    },
    { key: "name", header: "Name", width: "fill", cell: ({ name }) => <bdi className="line-clamp-2 break-words">{name}</bdi> },
    {
      key: "usual",
      header: "Without the list",
      align: "end",
      on: "tablet",
      width: "min",
      cell: ({ productPrice, productCurrency }) => <span className="text-ink-2">{formatPrice(productPrice, productCurrency)}</span>,
    },
    {
      key: "price",
      header: "Price",
      align: "end",
      phone: "figure",
      width: "min",
      cell: ({ unitPrice }) => formatPrice(unitPrice, list.currency),
    },
    ...(remove ? [removeColumn(list, remove)] : []),
  ];
  return (
    <DataTable
      caption={`Prices of ${list.name}`}
      columns={columns}
      rows={prices}
      rowKey={({ productId }) => productId}
      empty={
        <EmptyState title={filtered ? "No price fits" : "No prices yet"}>
          {filtered
            ? "Every word has to begin a word of the name, the SKU or the GTIN."
            : "Set prices with the button above. For products that are not on the list its customers pay the product’s own price."}
        </EmptyState>
      }
    />
  );
}

const removeColumn = <Answer extends AnyAnswer>(list: PriceList, remove: AnswerAction<Answer>): Column<ListPrice> => ({
  key: "remove",
  header: <span className="sr-only">Actions</span>,
  width: "min",
  cell: ({ sku }) => (
    <ActionForm action={remove} hidden={{ code: list.code, sku }} refusals={CATALOGUE_REFUSAL_TEXT} doneText={`${sku} left the list.`}>
      <SubmitButton variant="ghost" size="sm" aria-label={`Remove ${sku} from the list`}>
        Remove
      </SubmitButton>
    </ActionForm>
  ),
});
