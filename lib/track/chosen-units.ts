import type { CancelBody } from "@/lib/orders/inputs";
import { cancelScope } from "@/lib/orders/cancel-scope";
import { type Line, type Order, wantedUnits } from "@/lib/orders/order";

/** A line of which the customer may cancel some. */
export type ChoosableLine = { line: number; name: string; ordered: number; most: number };

/**
 * What the address asks to cancel: units of goods and services. `lines` is null for all that can be canceled, with the
 * services, the postage and the fees. `isGone` where something was asked for, and none of it can be canceled any more.
 */
export type Chosen = { isAsked: boolean; isGone: boolean; units: number; services: string[]; lines: CancelBody["lines"] | null };

type Query = Readonly<Record<string, string | string[] | undefined>>;

const FIELD = /^units-(\d{1,4})$/;

export const choosableLines = (order: Order): ChoosableLine[] =>
  order.lines
    .filter(({ kind }) => kind === "stock")
    .map((line) => {
      const { now, putBack } = cancelScope(order, line);
      return { line: line.line, name: line.name, ordered: line.ordered, most: now + putBack };
    })
    .filter(({ most }) => most > 0);

/** Services that nobody has rendered yet; they are canceled with the whole order. */
const openServices = (order: Order): Line[] => order.lines.filter((line) => line.kind === "service" && cancelScope(order, line).now > 0);

/** How much of what the verdict counts is services. */
export const serviceUnits = (order: Order): number => openServices(order).reduce((sum, line) => sum + cancelScope(order, line).now, 0);

/** Bundles of which one part is picked and another is not: until the rest is, they can neither be released nor asked back. */
export const unitsBeingPicked = (order: Order): number =>
  order.lines.reduce((sum, line) => {
    const unpicked = line.kind === "stock" ? line.unallocated + line.backordered + line.reserved : 0;
    return sum + Math.max(0, unpicked - cancelScope(order, line).now);
  }, 0);

/** Units by line as the query names them, none more than can be canceled; all that is wanted of the order is the whole of it. */
export function chosenUnits(order: Order, query: Query): Chosen {
  const choosable = choosableLines(order);
  const services = openServices(order).map(({ name }) => name);
  const most = choosable.reduce((sum, line) => sum + line.most, 0);
  const whole: Chosen = { isAsked: true, isGone: most === 0 && services.length === 0, units: most, services, lines: null };
  if (query["all"] === "1") return whole;
  const fields = Object.keys(query).filter((name) => FIELD.test(name));
  const lines = choosable.map((line) => ({ line: line.line, units: unitsIn(query[`units-${line.line}`], line.most) }));
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  if (units > 0 && units === most && nothingElseIsWanted(order, units)) return whole;
  const isGone = units === 0 && fields.some((name) => unitsIn(query[name], 1) > 0);
  return { isAsked: fields.length > 0, isGone, units, services: [], lines: lines.filter((line) => line.units > 0) };
}

/** Of the goods nothing has left and nothing stays, so that what goes with them has nothing to go with. */
const nothingElseIsWanted = ({ lines }: Order, units: number): boolean =>
  lines.reduce((sum, line) => sum + (line.kind === "stock" ? wantedUnits(line) - line.cancelPending : 0), 0) === units;

function unitsIn(value: string | string[] | undefined, most: number): number {
  const text = typeof value === "string" ? value.trim() : "";
  return /^\d{1,7}$/.test(text) ? Math.min(most, Number(text)) : 0;
}
