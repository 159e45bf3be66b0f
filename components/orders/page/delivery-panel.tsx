import { countryName } from "@/components/orders/page/country-name";
import { STRATEGY_WORDS } from "@/components/orders/page/strategy-words";
import { Sheet } from "@/components/ui/sheet";
import type { Order } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

/** Where it goes, and by which rules it is reserved and leaves. */
export function DeliveryPanel({ view: { order, parties } }: { view: OrderPageView }) {
  const { shipTo } = parties;
  return (
    <Sheet title="Delivery">
      {shipTo ? (
        <address className="not-italic">
          <b className="block">{shipTo.name}</b>
          {[shipTo.street, [shipTo.postcode, shipTo.city].filter(Boolean).join(" "), countryName(shipTo.country)]
            .filter(Boolean)
            .map((row) => (
              <span key={row} className="block text-ink-2">
                {row}
              </span>
            ))}
        </address>
      ) : (
        <p className="text-ink-2">The account has no delivery address.</p>
      )}
      <small className="mt-2 block text-ink-2">{rulesOf(order).join(" · ")}</small>
      {order.note !== "" && <p className="mt-2 border-t border-line pt-2 break-words whitespace-pre-line">{order.note}</p>}
    </Sheet>
  );
}

const rulesOf = (order: Order): string[] => [
  STRATEGY_WORDS[order.strategy],
  order.split === "one_location" ? "from one location" : "may be split",
  order.shipComplete ? "ships complete" : "ships as reserved",
  ...(order.allowSubstitution ? ["substitutes may be proposed"] : []),
  order.allowBackorder ? "may wait for stock" : "does not wait for stock",
];
