import { type Refusal, refuse } from "@/lib/result/refusal";
import { cancelScope } from "./cancel-scope";
import type { CancelBody } from "./inputs";
import { copyOrder, type Line, type Order } from "./order";
import { reprice } from "./price";
import type { RefusalCode } from "./refusals";
import { type Freed, leaveQueue, release } from "./units";
import { type AskedBack, askBack } from "./work";

/** Units of a line: `units` are canceled now, `putBack` once somebody has put them back. */
export type CanceledLine = { line: Line; units: number; unallocated: number; backordered: number; released: number; putBack: number };
export type CancelPlan = { ok: true; order: Order; lines: CanceledLine[]; freed: Freed[]; putBacks: AskedBack[]; whole: boolean };

/**
 * Takes units out of the order: first those that have no stock, then the newest waiting, then the newest reserved. Units
 * that somebody picked are asked back and canceled when they are put back; what has left can only be returned. Without
 * lines it cancels all that can be, and the charges with it when nothing else is left.
 */
export function planCancel(before: Order, body: CancelBody): CancelPlan | Refusal<RefusalCode> {
  const order = copyOrder(before);
  const wanted = body.lines ? wantedByLine(order, body.lines) : new Map(order.lines.map((line) => [line.line, mostUnits(order, line)]));
  if (!(wanted instanceof Map)) return wanted;
  const plan: CancelPlan = { ok: true, order, lines: [], freed: [], putBacks: [], whole: false };
  for (const line of order.lines) {
    const units = wanted.get(line.line) ?? 0;
    if (units === 0) continue;
    const most = mostUnits(order, line);
    if (units > most) return refuse("not_cancelable", `line ${line.line}: ${most} of ${units}`);
    plan.lines.push(cancelUnits(plan, line, units));
  }
  if (plan.lines.length === 0) return refuse("not_cancelable");
  plan.whole = cancelCharges(order);
  return plan;
}

/** With the last unit of an order its charges go too. True when nothing is left of it. */
export function cancelCharges(order: Order): boolean {
  const whole = order.lines.every((line) => line.canceled === line.ordered);
  if (whole) for (const charge of order.charges) charge.canceled = true;
  return whole;
}

function mostUnits(order: Order, line: Line): number {
  const { now, putBack } = cancelScope(order, line);
  return now + putBack;
}

function wantedByLine(order: Order, lines: NonNullable<CancelBody["lines"]>): Map<number, number> | Refusal<RefusalCode> {
  const wanted = new Map<number, number>();
  for (const { line, units } of lines) {
    if (!order.lines.some((known) => known.line === line)) return refuse("line_unknown", String(line));
    wanted.set(line, (wanted.get(line) ?? 0) + units);
  }
  return wanted;
}

function cancelUnits({ order, freed, putBacks }: CancelPlan, line: Line, units: number): CanceledLine {
  const now = Math.min(units, cancelScope(order, line).now);
  const putBack = units - now;
  const unallocated = Math.min(now, line.unallocated);
  const backordered = Math.min(now - unallocated, line.backordered);
  const released = now - unallocated - backordered;
  if (backordered > 0) leaveQueue(order, line, backordered, "newest");
  if (released > 0) freed.push(...release(order, line, released));
  if (putBack > 0) putBacks.push(...askBack(order, line, putBack));
  line.unallocated -= unallocated;
  line.backordered -= backordered;
  line.reserved -= released;
  line.canceled += now;
  reprice(line, order.currency);
  return { line, units: now, unallocated, backordered, released, putBack };
}
