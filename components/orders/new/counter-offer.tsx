"use client";

import { Button } from "@/components/ui/button";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { CounterOffer as Offer } from "@/lib/orders/wire";

type CounterOfferProps = { offer: Offer; asked: readonly { sku: string; units: number }[]; onTake: () => void };

const MOST_SHOWN = 4;

/** What would go through instead, as one click. */
export function CounterOffer({ offer, asked, onTake }: CounterOfferProps) {
  const offered = new Map(offer.lines.map(({ line, units }) => [line, units]));
  const cuts = asked
    .map(({ sku, units }, index) => ({ sku, asked: units, units: offered.get(index + 1) ?? 0 }))
    .filter((cut) => cut.units < cut.asked);
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3">
      <h3 className="text-xs font-semibold text-ink-2">Counter-offer</h3>
      <ul className="grid gap-0.5">
        {cuts.slice(0, MOST_SHOWN).map((cut, index) => (
          <li key={`${cut.sku} ${index}`} className="flex justify-between gap-3">
            <span className="min-w-0 truncate font-mono text-xs leading-5 text-ink-2">{cut.sku}</span>
            <span className="shrink-0 tabular-nums">
              {cut.units === 0 ? "leave out" : `${formatUnits(cut.units)} instead of ${formatUnits(cut.asked)}`}
            </span>
          </li>
        ))}
        {cuts.length > MOST_SHOWN && <li className="text-ink-2">and {cuts.length - MOST_SHOWN} more lines</li>}
      </ul>
      <div>
        <Button onClick={onTake}>Take it: {formatMoney(offer.total.amount_minor, offer.total.currency)}</Button>
      </div>
    </div>
  );
}
