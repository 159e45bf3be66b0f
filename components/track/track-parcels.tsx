import { piecesText } from "@/components/track/history-words";
import { CopyButton } from "@/components/ui/copy-button";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { Order, Package } from "@/lib/orders/order";

/** What has left, by which carrier, under which number, and when it arrived. */
export function TrackParcels({ order, zone }: { order: Order; zone: string }) {
  const sent = order.packages.filter(({ shipmentId }) => shipmentId !== null);
  if (sent.length === 0) return null;
  return (
    <Sheet title={sent.length === 1 ? "Your parcel" : "Your parcels"}>
      <ul className="grid gap-3">
        {sent.map((box, index) => (
          <li key={box.id}>
            <b>
              Parcel {index + 1} of {sent.length}
            </b>{" "}
            <span className="text-ink-2">· {contentText(order, box)}</span>
            {box.label?.trackingNumber && (
              <p className="flex flex-wrap items-center gap-x-2">
                {box.label.carrier} <Mono wrap>{box.label.trackingNumber}</Mono>
                <CopyButton value={box.label.trackingNumber} />
              </p>
            )}
            <p className="text-ink-2">
              {box.deliveredAt ? (
                <>
                  Arrived <Time value={box.deliveredAt} zone={zone} form="datetime" />
                </>
              ) : (
                "On its way"
              )}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const contentText = (order: Order, { id }: Package): string =>
  piecesText(order.packed.filter(({ packageId }) => packageId === id).reduce((sum, row) => sum + row.units, 0));
