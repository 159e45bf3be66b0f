import { type Allocation, type AllocationRules, allocate } from "./allocate";
import type { Demand } from "./demand";
import type { FreeStock } from "./free";

/** One waiting row of a product's queue, in the order of the queue. */
export type QueueRow = { id: string; orderId: string; lineId: string; productId: string; units: number };

/** What the queue needs to know about a line that waits: its parts and its order's rules. */
export type WaitingLine = {
  orderId: string;
  lineId: string;
  components: Demand["components"];
  waitingUnits: number;
  rules: AllocationRules;
};

export type Fed = { orderId: string; lineId: string; allocations: Allocation[] };

/**
 * Gives free units to waiting rows, first in the queue first, and takes them out of `free`.
 * Bundle lines count bundles. Rows are served in order, but a row that cannot be served does not stop the next one.
 */
export function feedQueue(rows: readonly QueueRow[], lines: ReadonlyMap<string, WaitingLine>, free: FreeStock): Fed[] {
  const fed: Fed[] = [];
  const openUnits = new Map([...lines.values()].map((line) => [line.lineId, line.waitingUnits]));
  const heldAt = new Map<string, string>();
  for (const row of rows) {
    const line = lines.get(row.lineId);
    const open = openUnits.get(row.lineId) ?? 0;
    if (!line || open === 0 || free.total(row.productId) === 0) continue;
    const perBundle = line.components.find(({ productId }) => productId === row.productId)?.unitsPerBundle ?? 1;
    const wholeLine = line.rules.split === "one_location";
    const units = wholeLine ? open : Math.min(open, Math.floor(row.units / perBundle));
    const rules = { ...line.rules, heldAt: heldAt.get(line.orderId) ?? line.rules.heldAt };
    const allocations = allocate([{ lineId: row.lineId, units, components: line.components }], free, rules);
    const taken = allocations.reduce((sum, allocation) => sum + allocation.units, 0);
    if (taken === 0) continue;
    openUnits.set(row.lineId, open - taken);
    if (wholeLine && allocations[0]) heldAt.set(line.orderId, allocations[0].locationId);
    fed.push({ orderId: line.orderId, lineId: row.lineId, allocations });
  }
  return fed;
}
