import { costsText } from "@/components/shipping/costs-text";
import { Chip } from "@/components/ui/chip";
import { formatMoney } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { StatusWord } from "@/components/orders/status-words";
import type { FulfilmentState } from "@/db/values";
import type { Fulfilment, Order, Package } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

const STATES: Readonly<Record<FulfilmentState, StatusWord>> = {
  released: { text: "Released", tone: "info", shape: "ring" },
  picking: { text: "Being picked", tone: "info", shape: "half" },
  picked: { text: "Picked", tone: "info", shape: "disc" },
  packed: { text: "Packed", tone: "info", shape: "disc" },
  shipped: { text: "Shipped", tone: "ok", shape: "half" },
  canceled: { text: "Called back", tone: "neutral", shape: "square" },
};
const ARRIVED: StatusWord = { text: "Arrived", tone: "ok", shape: "disc" };

/** What the floor makes of the order: its fulfilments, their packages, tracking numbers and what the carriers take for them. */
export function ParcelsSheet({ view: { order, locations }, zone }: { view: OrderPageView; zone: string }) {
  if (order.fulfilments.length === 0) return null;
  const carriage = costsText(order.packages.flatMap(costOf));
  return (
    <Sheet title="Parcels">
      <ul className="grid gap-3">
        {order.fulfilments.map((fulfilment) => {
          const boxes = order.packages.filter((box) => box.fulfilmentId === fulfilment.id && unitsIn(order, box) > 0);
          const { tone, shape, text } = stateOf(fulfilment, boxes);
          return (
            <li key={fulfilment.id} className="grid gap-1">
              <div className="flex flex-wrap items-center gap-2">
                <b>
                  {order.number}-{fulfilment.seq}
                </b>
                <Chip tone={tone} shape={shape}>
                  {text}
                </Chip>
                <span className="text-ink-2">
                  {locations.get(fulfilment.locationId)?.name}
                  {unitsText(order, fulfilment)}
                </span>
              </div>
              {boxes.map((box) => (
                <ParcelLine key={box.id} box={box} units={unitsIn(order, box)} zone={zone} />
              ))}
            </li>
          );
        })}
      </ul>
      {carriage !== null && (
        <p className="mt-3 flex justify-between gap-4 border-t border-line pt-2">
          <span className="text-ink-2">Carriers take</span>
          <b>{carriage}</b>
        </p>
      )}
    </Sheet>
  );
}

function ParcelLine({ box, units, zone }: { box: Package; units: number; zone: string }) {
  const { label, shipmentId, deliveredAt } = box;
  const name = `Package ${box.seq}`;
  return (
    <div className="flex justify-between gap-4 text-ink-2">
      <span className="min-w-0">
        {shipmentId === null ? name : <TextLink href={`/shipments/${shipmentId}`}>{name}</TextLink>}, {units}{" "}
        {units === 1 ? "unit" : "units"}
        {label?.trackingNumber && (
          <>
            , {label.carrier} <Mono wrap>{label.trackingNumber}</Mono>
          </>
        )}
        {deliveredAt && (
          <>
            , arrived <Time value={deliveredAt} zone={zone} form="datetime" />
          </>
        )}
      </span>
      {label?.state === "bought" && <span className="whitespace-nowrap">{formatMoney(label.costMinor, label.currency)}</span>}
    </div>
  );
}

const costOf = ({ label }: Package) => (label?.state === "bought" ? [label] : []);

const stateOf = ({ state }: Fulfilment, boxes: readonly Package[]): StatusWord =>
  state === "shipped" && boxes.every(({ deliveredAt }) => deliveredAt !== null) ? ARRIVED : STATES[state];

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
