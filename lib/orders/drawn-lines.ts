import type { ProductKind } from "@/db/values";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Line } from "./order";
import type { PricedProduct } from "./price";
import type { RefusalCode } from "./refusals";

/**
 * Why lines that were drawn up earlier cannot be placed as they stand: a product or a part is archived, or is stocked, a bundle
 * or a service now and was not then. A bundle that is only made of other parts by now takes those it was drawn up with.
 */
export function refuseDrawn(lines: readonly Line[], products: readonly PricedProduct[]): Refusal<RefusalCode> | null {
  const known = new Map(products.map((product) => [product.id, product]));
  for (const { id, kind } of lines.flatMap(drawnFrom)) {
    const product = known.get(id);
    // Whoever edited the draft meanwhile put it there.
    if (!product) return refuse("stale");
    if (product.archived) return refuse("product_archived", product.sku);
    if (product.kind !== kind) return refuse("product_changed", product.sku);
  }
  return null;
}

type Drawn = { id: string; kind: ProductKind };

/** What the line took its product for, and that it took the parts of a bundle from stock. */
function drawnFrom({ kind, productId, components }: Line): Drawn[] {
  if (kind === "service") return [{ id: productId, kind }];
  const parts = components.filter((part) => part.productId !== productId).map((part): Drawn => ({ id: part.productId, kind: "stock" }));
  return [{ id: productId, kind: parts.length > 0 ? "bundle" : "stock" }, ...parts];
}
