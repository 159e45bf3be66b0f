import { productListInput } from "@/lib/catalogue/list-input";
import { type ListedProduct, listProducts } from "@/lib/catalogue/list-products";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

const COLUMNS: Column<ListedProduct>[] = [
  { title: "SKU", cell: ({ sku }) => sku },
  { title: "Name", cell: ({ name }) => name },
  { title: "Kind", cell: ({ kind }) => kind },
  { title: "Unit price", cell: ({ unitPrice }) => unitPrice },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Tax category", cell: ({ taxCategory }) => taxCategory },
  { title: "Tax rate", cell: ({ taxRate }) => taxRate },
  { title: "Weight in grams", cell: ({ weightG }) => weightG },
  { title: "GTIN", cell: ({ gtin }) => gtin },
  { title: "Backorders allowed", cell: ({ allowBackorder }) => allowBackorder },
  { title: "Safety stock", cell: ({ safetyStock }) => safetyStock },
  { title: "Available units", cell: ({ availableUnits }) => availableUnits },
  { title: "Units waiting", cell: ({ waitingUnits }) => waitingUnits },
  { title: "Parts", cell: ({ bundle }) => bundle.map(({ sku, units }) => `${units} x ${sku}`).join(", ") },
  { title: "Archived", cell: ({ archivedAt }) => archivedAt !== null },
];

export const exportProducts = exportOf(COLUMNS, ({ actor, query }) => {
  const { q, kind, state } = productListInput.parse(query);
  const filter = { q, kind, low: state === "low", archived: state === "archived" };
  return keysetPages((place) => listProducts(actor.orgId, filter, place, PAGE));
});
