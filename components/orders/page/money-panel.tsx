import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { formatMoney } from "@/components/ui/figure-format";
import { Sheet } from "@/components/ui/sheet";
import { type Order, receivableOf } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

/** What the order comes to and how much of it is settled. VAT once per rate, as a document would have it. */
export function MoneyPanel({ view: { order, totals } }: { view: OrderPageView }) {
  const bare = (minor: number) => formatMoney(minor, order.currency, { bare: true });
  const full = (minor: number) => formatMoney(minor, order.currency);
  const charges = order.charges.filter(({ canceled }) => !canceled);
  const items: Definition[] = [
    { term: order.pricesIncludeTax ? "Lines, VAT included" : "Lines", value: bare(sumOf(order.lines, "totalMinor")) },
    ...(charges.length > 0 ? [{ term: "Charges", value: bare(sumOf(charges, "amountMinor")) }] : []),
    ...(order.pricesIncludeTax ? [] : taxItems(totals.groups, "VAT", bare)),
    { term: "Total", value: full(order.totalMinor), sum: true },
    ...(order.pricesIncludeTax ? taxItems(totals.groups, "in it VAT", bare) : []),
    ...settled(order, bare),
  ];
  if (order.placedAt) items.push({ term: "Receivable", value: full(receivableOf(order)), sum: true });
  return (
    <Sheet title="Money">
      <DefinitionList items={items} />
    </Sheet>
  );
}

type Groups = OrderPageView["totals"]["groups"];

const taxItems = (groups: Groups, word: string, bare: (minor: number) => string): Definition[] =>
  groups
    .filter(({ taxMinor, netMinor }) => taxMinor !== 0 || netMinor !== 0)
    .map(({ taxCategory, taxRate, taxMinor }) => ({ term: taxTerm(word, taxCategory, taxRate), value: bare(taxMinor) }));

const NO_RATE: Readonly<Record<string, string>> = {
  Z: "zero-rated",
  E: "exempt",
  AE: "reverse charge",
  K: "intra-community",
  G: "export",
  O: "not taxable",
};

/** Two categories may have the same rate, so a rate of zero says which it is. */
const taxTerm = (word: string, category: string, rate: string): string =>
  NO_RATE[category] ? `${word} 0 %, ${NO_RATE[category]}` : `${word} ${rate} %`;

function settled(order: Order, bare: (minor: number) => string): Definition[] {
  if (!order.placedAt) return [];
  const rows: (readonly [string, number])[] = [
    ["Invoiced", order.invoicedMinor],
    ["Paid", order.paidMinor],
    ["Credited", order.creditedMinor],
  ];
  if (order.refundedMinor > 0) rows.push(["Refunded", order.refundedMinor]);
  return rows.map(([term, minor]) => ({ term, value: bare(minor) }));
}

const sumOf = <K extends string>(rows: readonly Record<K, number>[], name: K): number => rows.reduce((sum, row) => sum + row[name], 0);
