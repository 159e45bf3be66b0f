"use client";

import type { LineForecast } from "@/components/orders/new/line-forecast";
import { ordinal } from "@/components/orders/page/order-units";
import { formatUnits } from "@/components/ui/figure-format";

type LineOutcomeProps = { name: string | undefined; forecast: LineForecast | undefined; locations: Readonly<Record<string, string>> };

/** The product's name, and what would become of the units. */
export function LineOutcome({ name, forecast, locations }: LineOutcomeProps) {
  const parts = forecast ? partsOf(forecast, locations) : [];
  if (!name && parts.length === 0) return null;
  return (
    <p className="min-w-0 text-xs text-ink-2">
      {name && <span className="font-medium text-ink">{name}</span>}
      {parts.map(({ text, waits }, index) => (
        <span key={text} className={waits ? "font-semibold text-wait" : undefined}>
          {index > 0 || name ? " · " : ""}
          {text}
        </span>
      ))}
    </p>
  );
}

function partsOf(
  { reserved, waiting, isService, isWithheld }: LineForecast,
  locations: LineOutcomeProps["locations"],
): { text: string; waits: boolean }[] {
  if (isService) return [{ text: "needs no stock", waits: false }];
  if (isWithheld) return [];
  const places = reserved.map(({ location, units }) => ({
    text: `${formatUnits(units)} reserved in ${locations[location] ?? location}`,
    waits: false,
  }));
  if (waiting) places.push({ text: `${formatUnits(waiting.units)} would wait, ${ordinal(waiting.position)} in line`, waits: true });
  return places;
}
