import { Chip } from "@/components/ui/chip";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import type { StatusWord } from "@/components/orders/status-words";
import type { FulfilmentState } from "@/db/values";
import type { Fulfilment, Order, Package } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

const STATES: Readonly<Record<FulfilmentState, StatusWord>> = {
  released: { text: "Released", tone: "info", shape: "ring" },
  picking: { text: "Being picked", tone: "info", shape: "half" },
  picked: { text: "Picked", tone: "info", shape: "disc" },
  packed: { text: "Packed", tone: "info", shape: "disc" },
  shipped: { text: "Shipped", tone: "ok", shape: "disc" },
  canceled: { text: "Called back", tone: "neutral", shape: "square" },
};

/** What the floor makes of the order: its fulfilments, their packages and tracking numbers. */
export function ParcelsSheet({ view: { order, locations } }: { view: OrderPageView }) {
  if (order.fulfilments.length === 0) return null;
  return (
    <Sheet title="Parcels">
      <ul className="grid gap-3">
        {order.fulfilments.map((fulfilment) => (
          <li key={fulfilment.id} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <b>
                {order.number}-{fulfilment.seq}
              </b>
              <Chip tone={STATES[fulfilment.state].tone} shape={STATES[fulfilment.state].shape}>
                {STATES[fulfilment.state].text}
              </Chip>
              <span className="text-ink-2">
                {locations.get(fulfilment.locationId)?.name}
                {unitsText(order, fulfilment)}
              </span>
            </div>
            {order.packages
              .filter((box) => box.fulfilmentId === fulfilment.id && unitsIn(order, box) > 0)
              .map((box) => (
                <span key={box.id} className="text-ink-2">
                  Package {box.seq}, {unitsIn(order, box)} units
                  {box.label?.trackingNumber && (
                    <>
                      , {box.label.carrier} <Mono>{box.label.trackingNumber}</Mono>
                    </>
                  )}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const unitsIn = (order: Order, box: Package): number =>
  order.packed.filter(({ packageId }) => packageId === box.id).reduce((sum, { units }) => sum + units, 0);

/** ", 3 of 5 picked, 1 to put back". */
function unitsText(order: Order, { id, state }: Fulfilment): string {
  const work = order.work.filter(({ fulfilmentId }) => fulfilmentId === id);
  const sum = (of: (row: Order["work"][number]) => number) => work.reduce((total, row) => total + of(row), 0);
  if (state === "canceled") return "";
  const back = sum((row) => row.goingBack);
  return `, ${sum((row) => row.picked)} of ${sum((row) => row.units - row.dropped)} picked${back > 0 ? `, ${back} to put back` : ""}`;
}
