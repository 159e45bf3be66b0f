import { stockLevel } from "@/db/schema/stock";
import type { ChangeSet } from "@/lib/transaction/change-set";

/**
 * For units that were decided on from stock nobody had locked: they are taken only if the row still has them to give, and
 * only if, with the rows locked, nobody waits for the products and they are still sold.
 */
export function guardStock(changes: ChangeSet): void {
  const taken = [...(changes.updates.get(stockLevel)?.values() ?? [])];
  if (taken.length === 0) return;
  changes.guard(stockLevel, `t.on_hand - t.reserved - t.safety_stock >= r."add_reserved"`);
  changes.check("onerow_unclaimed", [...new Set(taken.map(({ key }) => String(key["productId"])))]);
}
