import { CARRIER_EVENTS } from "@/db/values";
import { confirmDelivery, recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { carrierEventsBody, deliverBody } from "@/lib/shipping/event-inputs";
import { buyBody, manifestBody } from "@/lib/shipping/inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { closeManifests } from "@/lib/shipping/manifests";
import { askAboutParcels } from "@/lib/shipping/ask-about-parcels";
import { settleCarrierEvents } from "@/lib/shipping/settle-events";
import { settleLabels } from "@/lib/shipping/settle-label";
import type { FarCarrier, Trouble } from "@/lib/shipping/testing/far-carrier";
import { trackingNumberOf } from "@/lib/shipping/tracking-number";
import { LOCATIONS } from "@/lib/testing/random/commands";
import type { FloorCommand, FloorKind } from "@/lib/testing/random/floor-commands";
import type { Step } from "@/lib/testing/random/floor-work";
import { type Row, textOf } from "@/lib/testing/random/pick-row";
import type { World } from "@/lib/testing/world";

const CARRIER = "COAST";
export const TO_LABEL = `select k.id, f.id as fulfilment from package k join fulfilment f on f.org_id = k.org_id and f.id = k.fulfilment_id where k.org_id = $1
  and f.state = 'packed' and k.closed_at is not null and k.shipment_id is null and not exists (
    select from label b join orders o on o.org_id = b.org_id and o.id = b.order_id where b.org_id = k.org_id and b.package_id = k.id
      and b.state in ('wanted', 'bought') and b.ship_to_id is not distinct from o.ship_to_id) order by k.id`;
const CLOSED = "select id from package where org_id = $1 and closed_at is not null and shipment_id is null order by id";
const BOUGHT = "select id from label where org_id = $1 and state in ('wanted', 'bought', 'void_pending') order by id";
// Also of labels that are void, of packages that have not left, and of numbers that we were not told yet.
const NUMBERED = "select id from label where org_id = $1 order by id";
const LEFT = "select id from package where org_id = $1 and closed_at is not null order by id";
const SOMETHING = "select 1 as one where $1::uuid is not null";

const TROUBLES: readonly Trouble[] = ["answer_lost", "unreachable", "refused"];
const AT = "2026-11-20T09:30:00.000Z";

const PARCELS = ["label", "void", "report", "settle", "confirm", "manifest"] as const satisfies readonly FloorKind[];

/** What happens between the warehouse and a carrier at the other end of a bad line. */
export function parcelSteps(far: FarCarrier): Record<(typeof PARCELS)[number], Step> {
  const options = { carrierOf: () => far };
  const trouble = (call: "buy" | "void" | "track", { odd, which }: FloorCommand): void => {
    const next = TROUBLES[which % TROUBLES.length];
    if (odd && next) far.trouble(call, next);
  };
  return {
    label: {
      rows: CLOSED,
      run({ actor }, row, command) {
        trouble("buy", command);
        return buyLabel(actor, textOf(row, "id"), buyBody.parse({ replace: command.units === 4 }), options);
      },
    },
    void: {
      rows: BOUGHT,
      run({ actor }, row, command) {
        trouble("void", command);
        return voidLabel(actor, textOf(row, "id"), options);
      },
    },
    report: { rows: NUMBERED, run: report },
    settle: {
      rows: SOMETHING,
      async run({ orgId }, _row, command) {
        if (command.units === 1) await settleCarrierEvents(orgId);
        if (command.units === 2) {
          trouble("track", command);
          await settleLabels(orgId, { olderThanSeconds: 0, ...options });
        }
        if (command.units > 2) {
          trouble("track", command);
          arrive(far, command.which);
          await askAboutParcels(orgId, { ...options, now: new Date(Date.now() + command.units * 3_600_000) });
        }
        return undefined;
      },
    },
    confirm: { rows: LEFT, run: ({ actor }, row) => confirmDelivery(actor, textOf(row, "id"), deliverBody.parse({})) },
    manifest: {
      rows: SOMETHING,
      run: ({ actor }, _row, { which }) =>
        closeManifests(actor, manifestBody.parse({ location: LOCATIONS[which % LOCATIONS.length], carrier: CARRIER })),
    },
  };
}

/** A parcel reached its receiver, as its carrier alone knows; whether or not we ever sent it. */
function arrive({ register }: FarCarrier, which: number): void {
  const entry = [...register.values()][which % Math.max(1, register.size)];
  if (entry) entry.tracked = { ...entry.tracked, events: [...entry.tracked.events, { at: new Date(AT), state: "delivered" }] };
}

/** What a carrier says of a parcel: in any order, again under the same id, about parcels that nobody knows, and nonsense. */
function report({ actor }: World, row: Row, { which, units, odd }: FloorCommand) {
  const number = odd && units === 1 ? `NOBODYS-${which % 3}` : trackingNumberOf(textOf(row, "id"));
  const kind = units > 2 ? CARRIER_EVENTS[which % CARRIER_EVENTS.length] : "delivered";
  const first = { id: odd ? `SAME-${which % 4}` : `${number} ${kind} ${which % 2}`, tracking_number: number, kind, at: AT };
  const before = { id: `${number} transit`, tracking_number: number, kind: "in_transit", at: AT };
  const events = which % 3 === 0 ? [first, before, first] : [first];
  return recordCarrierEvents(actor, CARRIER, carrierEventsBody.parse({ events }).events);
}
