import { signalChange } from "@/lib/live/signal";
import { decideForeign, decideMessage, type EventAnswer, type Message, OFFICE } from "@/lib/shipping/judge-message";
import type { CarrierEventBody, DeliverBody } from "@/lib/shipping/event-inputs";
import { findSubject, knowsCarrier, readEventFacts, type EventFacts, type Subject } from "@/lib/shipping/read-event-facts";
import { refused, SHIPPING_REFUSALS, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Outcome, transact } from "@/lib/transaction/transact";

const refuse = (answer: ShippingRefused): Outcome<ShippingRefused> => ({
  kind: "answer",
  answer,
  status: SHIPPING_REFUSALS[answer.code].status,
  mark: null,
  replayed: false,
});

const sourceOf = (carrier: string): string => `carrier ${carrier}`;

/** What came of one of several messages. */
export type ToldEvent = Omit<EventAnswer, "ok">;

/** Messages of a carrier about its parcels, one transaction each, in the order in which they came. */
export async function recordCarrierEvents(
  actor: Actor,
  carrier: string,
  messages: readonly CarrierEventBody[],
  now = new Date(),
): Promise<Outcome<{ ok: true; events: ToldEvent[] } | ShippingRefused>> {
  if (!actor.rights.has("ship")) return refuse(refused("no_right", "ship"));
  if (!(await readTenant(actor.orgId, (tx) => knowsCarrier(tx, carrier)))) return refuse(refused("carrier_unknown", carrier));
  const events: ToldEvent[] = [];
  for (const { id: externalId, tracking_number: subject, kind, at: occurredAt, note } of messages) {
    const message = { source: sourceOf(carrier), externalId, kind, subject, note, occurredAt };
    const outcome = await recordMessage(actor, message, { carrier, trackingNumber: subject }, now);
    if (outcome.kind !== "answer") return outcome;
    if (!outcome.answer.ok) return { ...outcome, answer: outcome.answer };
    const { ok: _, ...told } = outcome.answer;
    events.push(told);
  }
  return { kind: "answer", answer: { ok: true, events }, status: 200, mark: null, replayed: false };
}

/** Somebody knows that a package arrived, without its carrier: also one that was handed over in person. */
export async function confirmDelivery(
  actor: Actor,
  packageId: string,
  { at, note }: DeliverBody,
  now = new Date(),
): Promise<Outcome<EventAnswer | ShippingRefused>> {
  if (!actor.rights.has("ship")) return refuse(refused("no_right", "ship"));
  const about = { packageId };
  const found = await readTenant(actor.orgId, (tx) => findSubject(tx, about));
  if (!found) return refuse(refused("not_found"));
  const message: Message = { source: OFFICE, externalId: packageId, kind: "delivered", subject: found.sscc, note, occurredAt: at ?? now };
  return recordMessage(actor, message, about, now);
}

/** Records a message once, and carries out what it says where it still changes something. */
export async function recordMessage(
  actor: Actor,
  message: Message,
  about: Subject,
  now: Date,
): Promise<Outcome<EventAnswer | ShippingRefused>> {
  const found = await readTenant(actor.orgId, (tx) => findSubject(tx, about));
  const isForeign = found !== null && actor.locationIds !== null && !actor.locationIds.includes(found.locationId);
  if (isForeign && message.source === OFFICE) return refuse(refused("location_not_yours", found.locationCode));
  const outcome = await transact<EventFacts, EventAnswer | ShippingRefused>({
    orgId: actor.orgId,
    read: (tx) => readEventFacts(tx, found, message),
    decide: (facts, ids) => (isForeign ? decideForeign : decideMessage)(facts, message, { actor, now, ids }),
    seal: (answer) => answer,
    retryOn: ["inbox_event_once"],
  });
  if (outcome.kind === "answer" && outcome.mark && found) signalChange(actor.orgId, found.orderId);
  return outcome;
}
