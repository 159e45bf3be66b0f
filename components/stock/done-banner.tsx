import { FedOrders, fedText } from "@/components/stock/fed-orders";
import { unitsText } from "@/components/stock/units-text";
import { CONDITION_WORDS, REASON_WORDS } from "@/components/stock/words";
import { Banner } from "@/components/ui/banner";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import type { StockPage } from "@/lib/receiving/read-stock-page";

/** What the person has just done, and whom it served. */
export function DoneBanner({ done }: { done: NonNullable<StockPage["done"]> }) {
  const { movement, fed } = done;
  const added = movement.onHandDelta > 0;
  return (
    <Banner
      tone="ok"
      live
      title={`${unitsText(Math.abs(movement.onHandDelta))} ${added ? "added" : "taken away"} at ${movement.location}, ${CONDITION_WORDS[movement.condition].toLowerCase()}`}
    >
      {movement.reason && REASON_WORDS[movement.reason]}. Transaction <Mono>{formatUnits(Number(movement.txid))}</Mono>.{" "}
      {added && movement.condition === "good" && fedText(fed)}
      {fed.length > 0 && <FedOrders fed={fed} />}
    </Banner>
  );
}
