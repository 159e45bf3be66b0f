import { stockLevel } from "@/db/schema/stock";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { StockCommandFacts, StockedProduct } from "./read-facts";

/** The most units of one SKU that one location holds in one condition: what the database counts with has room for little more. */
export const MOST_ON_HAND = 2_000_000_000;

/** The first product of which the changes would leave more units somewhere than can be counted. */
export function findOverfull(changes: ChangeSet, { feeding, rows, products }: StockCommandFacts): StockedProduct | undefined {
  const now = [...feeding.stock.map((row) => ({ ...row, condition: "good" })), ...rows];
  for (const { key, add } of changes.updates.get(stockLevel)?.values() ?? []) {
    const row = now.find(
      ({ productId, locationId, condition }) =>
        productId === key["productId"] && locationId === key["locationId"] && condition === key["condition"],
    );
    if ((row?.onHand ?? 0) + (add["onHand"] ?? 0) > MOST_ON_HAND) return products.find(({ id }) => id === key["productId"]);
  }
  return undefined;
}
