import { type Refusal, refuse } from "@/lib/result/refusal";
import type { CancelBody } from "./inputs";
import { cancelableUnits, copyOrder, type Line, type Order } from "./order";
import { reprice } from "./price";
import type { RefusalCode } from "./refusals";
import { leaveQueue, release } from "./units";

export type CanceledLine = { line: Line; units: number; unallocated: number; backordered: number; released: number };
export type Freed = { productId: string; locationId: string; units: number };
export type CancelPlan = { ok: true; order: Order; lines: CanceledLine[]; freed: Freed[]; whole: boolean };

/**
 * Takes units out of the order before anybody picked them: first those that have no stock, then the newest waiting, then
 * the newest reserved. Without lines it cancels all that can be, and the charges with it when nothing else is left.
 */
export function planCancel(before: Order, body: CancelBody): CancelPlan | Refusal<RefusalCode> {
  const order = copyOrder(before);
  const wanted = body.lines ? wantedByLine(order, body.lines) : new Map(order.lines.map((line) => [line.line, cancelableUnits(line)]));
  if (!(wanted instanceof Map)) return wanted;
  const lines: CanceledLine[] = [];
  const freed: Freed[] = [];
  for (const line of order.lines) {
    const units = wanted.get(line.line) ?? 0;
    if (units === 0) continue;
    if (units > cancelableUnits(line)) return refuse("not_cancelable", `line ${line.line}: ${cancelableUnits(line)} of ${units}`);
    lines.push(cancelUnits(order, line, units, freed));
  }
  if (lines.length === 0) return refuse("not_cancelable");
  const whole = order.lines.every((line) => line.canceled === line.ordered);
  if (whole) for (const charge of order.charges) charge.canceled = true;
  return { ok: true, order, lines, freed, whole };
}

function wantedByLine(order: Order, lines: NonNullable<CancelBody["lines"]>): Map<number, number> | Refusal<RefusalCode> {
  const wanted = new Map<number, number>();
  for (const { line, units } of lines) {
    if (!order.lines.some((known) => known.line === line)) return refuse("line_unknown", String(line));
    wanted.set(line, (wanted.get(line) ?? 0) + units);
  }
  return wanted;
}

function cancelUnits(order: Order, line: Line, units: number, freed: Freed[]): CanceledLine {
  const unallocated = Math.min(units, line.unallocated);
  const backordered = Math.min(units - unallocated, line.backordered);
  const released = units - unallocated - backordered;
  if (backordered > 0) leaveQueue(order, line, backordered, "newest");
  if (released > 0) freed.push(...release(order, line, released));
  line.unallocated -= unallocated;
  line.backordered -= backordered;
  line.reserved -= released;
  line.canceled += units;
  reprice(line, order.currency);
  return { line, units, unallocated, backordered, released };
}
