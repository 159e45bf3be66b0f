import type { CancelBody } from "@/lib/orders/inputs";
import { cancelScope, cancelScopeOf } from "@/lib/orders/cancel-scope";
import type { Order } from "@/lib/orders/order";

/** A line of which the customer may cancel some. */
export type ChoosableLine = { line: number; name: string; ordered: number; most: number };

/** What the address asks to cancel. `lines` is null for the whole order, with its postage and fees. */
export type Chosen = { isAsked: boolean; units: number; lines: CancelBody["lines"] | null };

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

/** Units by line as the query names them, none more than can be canceled; all of them is the whole order. */
export function chosenUnits(order: Order, query: Query): Chosen {
  const { now, putBack } = cancelScopeOf(order);
  const whole: Chosen = { isAsked: true, units: now + putBack, lines: null };
  if (query["all"] === "1") return whole;
  const choosable = choosableLines(order);
  const isAsked = Object.keys(query).some((name) => FIELD.test(name));
  const lines = choosable.map(({ line, most }) => ({ line, units: unitsIn(query[`units-${line}`], most) }));
  if (isAsked && lines.length > 0 && lines.every(({ units }, index) => units === choosable[index]?.most)) return whole;
  const some = lines.filter(({ units }) => units > 0);
  return { isAsked, units: some.reduce((sum, { units }) => sum + units, 0), lines: some };
}

function unitsIn(value: string | string[] | undefined, most: number): number {
  const text = typeof value === "string" ? value.trim() : "";
  return /^\d{1,7}$/.test(text) ? Math.min(most, Number(text)) : 0;
}
