import { refuse, type Refusal } from "@/lib/result/refusal";

export type PriceSources = {
  /** What the order line says itself. */
  linePrice: string | null;
  /** What the customer's price list says; null when there is no list or the product is not on it. */
  listPrice: { unitPrice: string; currency: string } | null;
  product: { sku: string; unitPrice: string; currency: string };
};

export type EffectivePrice = { ok: true; unitPrice: string; from: "line" | "price_list" | "product" } | Refusal<"price_missing">;

/** Line over price list over product, as a decimal string in the order's currency. Amounts are never converted. */
export function effectivePrice({ linePrice, listPrice, product }: PriceSources, currency: string): EffectivePrice {
  if (linePrice !== null) return { ok: true, unitPrice: linePrice, from: "line" };
  if (listPrice?.currency === currency) return { ok: true, unitPrice: listPrice.unitPrice, from: "price_list" };
  if (product.currency === currency) return { ok: true, unitPrice: product.unitPrice, from: "product" };
  return refuse("price_missing", product.sku);
}
