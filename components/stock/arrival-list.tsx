import { actorText } from "@/components/stock/actor-text";
import { FedOrders, fedText } from "@/components/stock/fed-orders";
import { unitsText } from "@/components/stock/units-text";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { Arrival } from "@/lib/receiving/read-transfers";

/** What arrived of a transfer, each time with whom it served. */
export function ArrivalList({ arrivals, zone }: { arrivals: readonly Arrival[]; zone: string }) {
  if (arrivals.length === 0) return <p className="text-ink-2">Nothing of it has arrived yet.</p>;
  return (
    <ul className="divide-y divide-line-2">
      {arrivals.map((arrival) => (
        <li key={arrival.commitId} className="grid gap-1 py-2.5 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>
              <b className="font-semibold">{unitsText(arrival.units)}</b>, counted by {actorText(arrival)}
            </span>
            <span className="text-ink-2">
              <Time value={arrival.occurredAt} zone={zone} /> <Mono>{formatUnits(Number(arrival.txid))}</Mono>
            </span>
          </p>
          <p className="text-ink-2">{arrival.items.map(({ sku, units }) => `${formatUnits(units)} × ${sku}`).join(", ")}</p>
          <p className="text-ink-2">{fedText(arrival.fed)}</p>
          {arrival.fed.length > 0 && <FedOrders fed={arrival.fed} />}
        </li>
      ))}
    </ul>
  );
}
