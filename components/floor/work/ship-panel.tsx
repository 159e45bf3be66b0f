import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { FulfilmentView } from "@/lib/fulfilment/read-fulfilments";

type ShipPanelProps = {
  fulfilment: FulfilmentView;
  may: boolean;
  ready: boolean;
  onSend: (command: string, body: object, done: string) => Promise<boolean>;
};

/** Everything is packed: what is left is the label, and the door. */
export function ShipPanel({ fulfilment, may, ready, onSend }: ShipPanelProps) {
  const toShip = fulfilment.packages_list.filter((it) => it.closed && !it.shipped);
  const unlabelled = toShip.filter((it) => it.label?.state !== "bought" || !it.label.address_is_current);
  const ship = (body: object, done: string) => void onSend("ship", { fulfilment: fulfilment.id, ...body }, done);
  return (
    <div className="flex flex-wrap gap-3">
      {may && (
        <Button size="floor" variant="primary" disabled={!ready || unlabelled.length > 0} onClick={() => ship({}, "Shipped")}>
          {toShip.length === 1 ? "Ship 1 package" : `Ship ${toShip.length} packages`}
        </Button>
      )}
      {may && unlabelled.length > 0 && (
        <Button size="floor" disabled={!ready} onClick={() => ship({ handover: true }, "Handed over")}>
          Hand over without a label
        </Button>
      )}
      <ButtonLink href={`/floor/print/slip/${fulfilment.id}`} size="floor" target="_blank" data-hard="">
        Packing slip
      </ButtonLink>
    </div>
  );
}
