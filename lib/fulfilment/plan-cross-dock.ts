import { businessDate } from "@/lib/orders/business-date";
import { dueOf, type Order, type Work } from "@/lib/orders/order";
import type { Ids } from "@/lib/transaction/ids";
import { blockedBy, Pickable, planWork } from "./plan-release";
import type { CrossDockFacts } from "./read-cross-dock";
import type { FloorRefusalCode } from "./refusals";

/** Good units that arrived and lie in no bin yet, without those that open picks are planned to take. */
export const unitsOnDock = ({ bins, policies }: CrossDockFacts, now: Date): Pickable =>
  Pickable.of(
    bins.filter(({ binId }) => binId === null),
    businessDate(now, policies.timeZone),
  );

/** What of a receipt can go to packing for an order at once: only units on the dock, and whole bundles; or why not. */
export function planCrossDock(
  order: Order,
  { facts, locationId, dock, fulfilmentId }: { facts: CrossDockFacts; locationId: string; dock: Pickable; fulfilmentId: string },
  ids: Ids,
): Work[] | FloorRefusalCode {
  const blocked = blockedBy(order, facts.held.has(order.id), dueOf(order));
  if (blocked) return blocked;
  const work = planWork(order, locationId, dock, fulfilmentId, ids, ({ id }) => facts.fed.has(id));
  return work === "no_usable_units" || work === "nothing_to_release" ? "not_on_dock" : work;
}

export type DockLine = { sku: string; units: number };

/** Units by SKU, in the order of the lines. */
export function linesOf(work: readonly Work[], { skus }: CrossDockFacts): DockLine[] {
  const lines = new Map<string, number>();
  for (const { productId, units } of work) lines.set(productId, (lines.get(productId) ?? 0) + units);
  return [...lines].map(([productId, units]) => ({ sku: skus.get(productId) ?? "", units }));
}
