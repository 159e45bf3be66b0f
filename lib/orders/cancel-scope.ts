import type { Line, Order } from "./order";
import { releasableUnits } from "./units";

/** What a cancel means for the units of a line: taken back at once, asked back from the floor (or asked back already), only to be returned. */
export type CancelScope = { now: number; putBack: number; pending: number; returnable: number };

export function cancelScope(order: Order, line: Line): CancelScope {
  if (line.kind === "service") return { now: line.unallocated, putBack: 0, pending: 0, returnable: 0 };
  return {
    now: line.unallocated + line.backordered + Math.min(line.reserved, releasableUnits(order, line)),
    putBack: line.picked + line.packed - line.cancelPending,
    pending: line.cancelPending,
    returnable: line.shipped + line.reopened - line.returned,
  };
}

export function cancelScopeOf(order: Order): CancelScope {
  const total = { now: 0, putBack: 0, pending: 0, returnable: 0 };
  for (const line of order.lines) {
    const { now, putBack, pending, returnable } = cancelScope(order, line);
    total.now += now;
    total.putBack += putBack;
    total.pending += pending;
    total.returnable += returnable;
  }
  return total;
}
