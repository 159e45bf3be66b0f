import type { Quote } from "@/lib/orders/quote";
import type { Effect, Money } from "@/lib/orders/wire";

/** What the rehearsal says about one line of the form. */
export type LineForecast = {
  name: string | undefined;
  price: string | undefined;
  /** VAT in percent. */
  rate: string | undefined;
  total: Money | undefined;
  isService: boolean;
  reserved: { location: string; units: number }[];
  waiting: { units: number; position: number } | undefined;
  /** The line stands in the way, or was not reached because another one does. */
  isWithheld: boolean;
};

type StockEffect = Extract<Effect, { kind: "stock" }>;

/** By the key of the line on the form; the request numbers its lines 1, 2, ... in the order of `lineKeys`. */
export function forecastsOf({ order, answer }: Quote, lineKeys: readonly number[]): Map<number, LineForecast> {
  const stock = answer?.receipt?.effects.find((effect): effect is StockEffect => effect.kind === "stock");
  const isWithheld = stock?.state === "withheld";
  const forecasts = new Map<number, LineForecast>();
  for (const [index, key] of lineKeys.entries()) {
    const number = index + 1;
    const line = order?.lines.find((priced) => priced.line === number);
    const waiting = stock?.waiting.find((row) => row.line === number);
    forecasts.set(key, {
      name: line?.name,
      price: line?.unit_price,
      rate: line?.tax_rate,
      total: line?.total,
      isService: line?.kind === "service",
      reserved: stock?.units.filter((row) => row.line === number) ?? [],
      waiting: waiting && { units: waiting.units, position: waiting.position },
      isWithheld,
    });
  }
  return forecasts;
}
