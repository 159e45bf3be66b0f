import type { NewRow } from "@/components/stock/goods-lines";
import type { StockProduct } from "@/lib/receiving/read-stock-page";

/** The line that a form begins with when it was opened for one product. */
export const startRows = (product: StockProduct | null): NewRow[] =>
  product?.kind === "stock"
    ? [{ code: product.sku, units: "1", cost: "", sku: product.sku, name: product.name, lots: product.tracksLots }]
    : [];
