import type { ReactNode } from "react";
import { LineUnits } from "@/components/orders/page/line-units";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { TextLink } from "@/components/ui/text-link";
import type { Charge, Line } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";
import { priceText } from "@/components/orders/page/price-text";

type Row = { kind: "line"; line: Line } | { kind: "charge"; charge: Charge };

/** The lines, each with a bar of where its units are and the sentence that says it. */
export function LinesSheet({ view, zone }: { view: OrderPageView; zone: string }) {
  const { order } = view;
  const rows: Row[] = [
    ...order.lines.map((line) => ({ kind: "line" as const, line })),
    ...order.charges.map((charge) => ({ kind: "charge" as const, charge })),
  ];
  return (
    <DataTable
      caption="Lines"
      stickyHead={false}
      rows={rows}
      rowKey={(row) => (row.kind === "line" ? row.line.id : row.charge.id)}
      columns={columnsOf(view, zone)}
    />
  );
}

const columnsOf = (view: OrderPageView, zone: string): readonly Column<Row>[] => [
  {
    key: "line",
    header: "Line",
    phone: "title",
    cell: (row) => (row.kind === "line" ? <LineName line={row.line} view={view} /> : <ChargeName charge={row.charge} />),
  },
  {
    key: "units-are",
    header: "Where the units are",
    width: "fill",
    cell: (row) => row.kind === "line" && <LineUnits line={row.line} view={view} zone={zone} />,
  },
  { key: "units", header: "Units", align: "end", cell: (row) => row.kind === "line" && formatUnits(row.line.ordered) },
  {
    key: "price",
    header: "Price",
    align: "end",
    cell: (row) => row.kind === "line" && <LinePrice line={row.line} currency={view.order.currency} />,
  },
  {
    key: "total",
    header: "Total",
    align: "end",
    phone: "figure",
    cell: (row): ReactNode =>
      row.kind === "line"
        ? formatMoney(row.line.totalMinor, view.order.currency, { bare: true })
        : formatMoney(row.charge.canceled ? 0 : row.charge.amountMinor, view.order.currency, { bare: true }),
  },
];

function LineName({ line, view }: { line: Line; view: OrderPageView }) {
  const parts = line.components.filter(({ productId }) => productId !== line.productId);
  return (
    <>
      <span className="block font-semibold">{line.name}</span>
      <TextLink quiet href={`/products/${line.productId}`}>
        <Mono>{line.sku}</Mono>
      </TextLink>
      {line.kind === "stock" && line.shipComplete !== view.order.shipComplete && (
        <small className="block text-ink-2">{line.shipComplete ? "ships together" : "ships as reserved"}</small>
      )}
      {parts.length > 0 && (
        <small className="block text-ink-2">
          {parts.map(({ productId, unitsPerBundle }) => `${unitsPerBundle} × ${view.parts.get(productId) ?? "part"}`).join(", ")}
        </small>
      )}
    </>
  );
}

function ChargeName({ charge }: { charge: Charge }) {
  return (
    <>
      <span className="block font-semibold">{charge.name}</span>
      <small className="text-ink-2">{charge.canceled ? "charge, canceled" : "charge"}</small>
    </>
  );
}

function LinePrice({ line, currency }: { line: Line; currency: string }) {
  const discount = Number(line.discount);
  return (
    <>
      {priceText(line.unitPrice, currency)}
      {discount > 0 && <small className="block text-ink-2">less {discount} %</small>}
    </>
  );
}
