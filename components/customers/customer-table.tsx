import type { ReactNode } from "react";
import { CUSTOMER_KIND_NAMES, termsText } from "@/components/customers/words";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney } from "@/components/ui/figure-format";
import type { Customer } from "@/lib/customers/customer";

const NOTHING = <span className="text-ink-3">–</span>;

const COLUMNS: readonly Column<Customer>[] = [
  { key: "code", header: "Code", width: "min", cell: ({ code }) => <span className="font-mono text-xs break-all">{code}</span> },
  {
    key: "name",
    header: "Name",
    phone: "title",
    width: "fill",
    cell: ({ name }) => (
      <bdi className="line-clamp-2 break-words" title={name}>
        {name}
      </bdi>
    ),
  },
  { key: "kind", header: "Kind", on: "desktop", width: "min", cell: ({ kind }) => CUSTOMER_KIND_NAMES[kind] },
  { key: "terms", header: "Terms", on: "tablet", width: "min", cell: ({ terms, termsDays }) => termsText(terms, termsDays) },
  {
    key: "place",
    header: "Ships to",
    on: "desktop",
    cell: ({ shipTo }) => <bdi className="line-clamp-1 break-all">{[shipTo?.city, shipTo?.country].filter(Boolean).join(", ")}</bdi>,
  },
  { key: "exposure", header: "Open", align: "end", phone: "figure", width: "min", cell: exposureCell },
  { key: "limit", header: "Limit", align: "end", on: "tablet", width: "min", cell: limitCell },
];

/** The account's own currency first; the others have their place on its page. */
const ownCredit = ({ credit, currency }: Customer) => credit.find((row) => row.currency === currency);

export const isOver = ({ credit }: Customer): boolean =>
  credit.some(({ limitMinor, exposureMinor }) => limitMinor !== null && exposureMinor > limitMinor);

function exposureCell(customer: Customer): ReactNode {
  const credit = ownCredit(customer);
  const text = credit && credit.exposureMinor > 0 ? formatMoney(credit.exposureMinor, credit.currency) : null;
  if (isOver(customer))
    return (
      <Chip tone="stop" shape="disc">
        {text ?? "Over limit"}
      </Chip>
    );
  return text ?? NOTHING;
}

function limitCell(customer: Customer): ReactNode {
  const credit = ownCredit(customer);
  if (customer.terms === "prepaid") return NOTHING;
  if (!credit) return "No credit";
  return credit.limitMinor === null ? "No limit" : formatMoney(credit.limitMinor, credit.currency);
}

export function CustomerTable({ customers, empty }: { customers: readonly Customer[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Customers by code"
      columns={COLUMNS}
      rows={customers}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/customers/${id}`}
      rowTone={(customer) => (isOver(customer) ? "stop" : undefined)}
      empty={empty}
    />
  );
}

export function NoCustomers({ filtered, action }: { filtered: boolean; action: ReactNode }) {
  if (filtered)
    return (
      <EmptyState title="No customer fits">
        Every word has to begin a word of the name, the code, the e-mail address or the town. Shorten what you typed or remove a filter.
      </EmptyState>
    );
  return (
    <EmptyState title="No customers yet" action={action}>
      Orders are placed for accounts. Open the first one here, or send them over the API with{" "}
      <code className="font-mono text-xs">PUT /api/v1/customers/CODE</code>.
    </EmptyState>
  );
}
