import { findPriceList, type ListPrice } from "@/lib/catalogue/read-price-list";
import { type Column, csvStream } from "./csv";
import type { ExportList } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

/** The prices of one list: /exports/prices.csv?list=TRADE. */
export const exportPrices: ExportList = async ({ actor, query, timeZone }) => {
  const [code, q] = [query["list"] ?? "", query["q"] ?? ""];
  const found = await findPriceList(actor.orgId, code, q, {}, 1);
  if (!found) return null;
  const columns: Column<ListPrice>[] = [
    { title: "SKU", cell: ({ sku }) => sku },
    { title: "Name", cell: ({ name }) => name },
    { title: "Unit price", cell: ({ unitPrice }) => unitPrice },
    { title: "Currency", cell: () => found.list.currency },
    { title: "Product's price", cell: ({ productPrice }) => productPrice },
    { title: "Product's currency", cell: ({ productCurrency }) => productCurrency },
  ];
  const pages = keysetPages<ListPrice>(async (place) => {
    const read = await findPriceList(actor.orgId, code, q, place, PAGE);
    return read?.page ?? { items: [], next: null, previous: null };
  });
  return csvStream(columns, pages, timeZone);
};
