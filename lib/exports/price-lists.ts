import { priceListInput } from "@/lib/catalogue/list-input";
import { listPriceLists, type PriceListSummary } from "@/lib/catalogue/read-price-list";
import { allAtOnce } from "./all-at-once";
import type { Column } from "./csv";
import { exportOf } from "./export";

const COLUMNS: Column<PriceListSummary>[] = [
  { title: "Code", cell: ({ code }) => code },
  { title: "Name", cell: ({ name }) => name },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Prices", cell: ({ prices }) => prices },
  { title: "Customers", cell: ({ customers }) => customers },
  { title: "Archived", cell: ({ archivedAt }) => archivedAt !== null },
];

export const exportPriceLists = exportOf(COLUMNS, ({ actor, query }) =>
  allAtOnce(() => listPriceLists(actor.orgId, priceListInput.parse(query).state === "archived")),
);
