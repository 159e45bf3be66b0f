import { actorText } from "@/components/stock/actor-text";
import { FedOrders } from "@/components/stock/fed-orders";
import { CONDITION_WORDS } from "@/components/stock/words";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ExpectedArrival } from "@/lib/expected/read-expected-page";

/** The receipts that brought some of it, the last first: what, by whom, and the waiting orders that were served. */
export function ArrivedReceipts({ arrivals, zone }: { arrivals: readonly ExpectedArrival[]; zone: string }) {
  if (arrivals.length === 0) return <p className="text-ink-2">Nothing has arrived yet.</p>;
  return (
    <ul aria-label="Arrivals" className="grid gap-3">
      {arrivals.map((arrival) => (
        <li key={arrival.receiptId} className="grid gap-1 border-t border-line-2 pt-3 first:border-t-0 first:pt-0">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <TextLink href={`/stock/receipts/${arrival.receiptId}`}>
              <bdi>{arrival.reference}</bdi>
            </TextLink>
            <span className="text-ink-2">
              {actorText(arrival)}, <Time value={arrival.occurredAt} zone={zone} form="datetime" />, transaction{" "}
              <Mono>{formatUnits(Number(arrival.txid))}</Mono>
            </span>
          </p>
          <p>{arrival.items.map(itemText).join(", ")}</p>
          {arrival.fed.length > 0 && <FedOrders fed={arrival.fed} />}
        </li>
      ))}
    </ul>
  );
}

const itemText = ({ sku, units, condition }: ExpectedArrival["items"][number]): string =>
  `${formatUnits(units)} × ${sku}${condition === "good" ? "" : ` ${CONDITION_WORDS[condition].toLowerCase()}`}`;
