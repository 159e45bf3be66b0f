import type { PlacementFacts } from "./placement-facts";
import type { PricedProduct } from "./price";

/** The stocked products behind these: a bundle's parts instead of the bundle. */
export const stockedIds = (products: readonly Pick<PricedProduct, "id" | "kind" | "components">[]): string[] => [
  ...new Set(
    products.flatMap(({ id, kind, components }) => {
      if (kind === "service") return [];
      return kind === "bundle" ? (components ?? []).map(({ productId }) => productId) : [id];
    }),
  ),
];

/**
 * Whether the stock of everything that is asked for is locked. It is not when a bundle came to be made of other parts, or a
 * product was made, while the placement waited for the locks of what there was before.
 */
export function isLocked({ products, stock, policies }: Pick<PlacementFacts, "products" | "stock" | "policies">): boolean {
  const locked = new Set(stock.map(({ productId }) => productId));
  return policies.locations.length === 0 || stockedIds(products).every((id) => locked.has(id));
}
