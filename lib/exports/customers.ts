import type { Credit, Customer } from "@/lib/customers/customer";
import { customerListInput } from "@/lib/customers/list-input";
import { listCustomers } from "@/lib/customers/list-customers";
import { toMajor } from "@/lib/ledger/money";
import type { Cell, Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

/** Credit in the account's own currency; other currencies are not added to it. */
const ownCredit =
  (amount: (credit: Credit) => number | null) =>
  ({ credit, currency }: Customer): Cell => {
    const own = credit.find((row) => row.currency === currency);
    const minor = own ? amount(own) : null;
    return minor === null ? null : toMajor(minor, currency);
  };

const COLUMNS: Column<Customer>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Name", cell: ({ name }) => name },
  { title: "Kind", cell: ({ kind }) => kind },
  { title: "Terms", cell: ({ terms }) => terms },
  { title: "Days", cell: ({ termsDays }) => termsDays },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Credit limit", cell: ownCredit(({ limitMinor }) => limitMinor) },
  { title: "Exposure", cell: ownCredit(({ exposureMinor }) => exposureMinor) },
  { title: "E-mail", cell: ({ email }) => email },
  { title: "Phone", cell: ({ phone }) => phone },
  { title: "Price list", cell: ({ priceList }) => priceList?.code ?? null },
  { title: "Ship to", cell: ({ shipTo }) => shipTo?.name ?? null },
  { title: "Street", cell: ({ shipTo }) => shipTo?.street ?? null },
  { title: "Postcode", cell: ({ shipTo }) => shipTo?.postcode ?? null },
  { title: "City", cell: ({ shipTo }) => shipTo?.city ?? null },
  { title: "Country", cell: ({ shipTo }) => shipTo?.country ?? null },
  { title: "Archived", cell: ({ archivedAt }) => archivedAt !== null },
];

export const exportCustomers = exportOf(COLUMNS, ({ actor, query }) => {
  const { q, kind, terms, state, list } = customerListInput.parse(query);
  const filter = { q, kind, terms, priceList: list, over: state === "over", archived: state === "archived" };
  return keysetPages((place) => listCustomers(actor.orgId, filter, place, PAGE));
});
