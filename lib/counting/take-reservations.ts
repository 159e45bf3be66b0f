import { copyOrder, type Order } from "@/lib/orders/order";
import { waitAgain } from "@/lib/orders/queue-again";
import { type Freed, releasableAt, release } from "@/lib/orders/units";
import type { Ids } from "@/lib/transaction/ids";
import type { Held } from "./read-count";

export type Taken = {
  orders: Map<string, Order>;
  /** Units by line that wait again, per order. */
  lost: { orderId: string; lineId: string; units: number }[];
  freed: Freed[];
};

export type Shortage = { productId: string; locationId: string; units: number };

/**
 * Takes units that a count did not find from the newest reservations that nobody has picked; a bundle gives its other
 * parts back as well. The ids of orders that have to be locked first, or null where pickers carry what is left.
 */
export function takeNewest(
  shortages: readonly Shortage[],
  held: readonly Held[],
  orders: ReadonlyMap<string, Order>,
  ids: Ids,
): Taken | { lock: string[] } | null {
  const taken: Taken = { orders: new Map(), lost: [], freed: [] };
  const lock = new Set<string>();
  for (const { productId, locationId, units } of shortages) {
    let open = units;
    for (const row of held.filter((it) => it.productId === productId)) {
      if (open <= 0) break;
      const known = taken.orders.get(row.orderId) ?? copied(orders.get(row.orderId));
      if (!known) {
        lock.add(row.orderId);
        open -= row.units;
        continue;
      }
      open -= takeFrom(known, row, { productId, locationId, units: open }, taken, ids);
    }
    if (open > 0 && lock.size === 0) return null;
  }
  return lock.size > 0 ? { lock: [...lock] } : taken;
}

const copied = (order: Order | undefined): Order | undefined => order && copyOrder(order);

/** Returns how many units of the product the line gave. */
function takeFrom(order: Order, { lineId }: Held, { productId, locationId, units }: Shortage, taken: Taken, ids: Ids): number {
  const line = order.lines.find(({ id }) => id === lineId);
  const perUnit = line?.components.find((part) => part.productId === productId)?.unitsPerBundle;
  if (!line || !perUnit) return 0;
  const lost = Math.min(Math.ceil(units / perUnit), releasableAt(order, line, locationId), line.reserved);
  if (lost <= 0) return 0;
  taken.freed.push(...release(order, line, lost, locationId));
  waitAgain(order, line, lost, ids);
  taken.orders.set(order.id, order);
  taken.lost.push({ orderId: order.id, lineId, units: lost });
  return lost * perUnit;
}
