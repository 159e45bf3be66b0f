import { inboxEvent } from "@/db/schema/inbox";
import type { CarrierEvent, InboxResult } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import { deliverPackage } from "@/lib/shipping/deliver";
import type { CarrierEventBody, DeliverBody } from "@/lib/shipping/event-inputs";
import { findSubject, knowsCarrier, readEventFacts, type EventFacts, type Subject } from "@/lib/shipping/read-event-facts";
import { refused, refuseShipping, SHIPPING_REFUSALS, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";

/** What came of one message. "waiting" until something is shipped under its number; "noted" changes nothing. */
export type EventAnswer = {
  ok: true;
  id: string;
  result: InboxResult;
  /** Why it changed nothing, or what it waits for. */
  because: string | null;
  duplicate: boolean;
  order: string | null;
  order_status: string | null;
  package_id: string | null;
};

export type Message = {
  source: string;
  externalId: string;
  kind: CarrierEvent;
  subject: string;
  note: string;
  occurredAt: Date;
};

const refuse = (answer: ShippingRefused): Outcome<ShippingRefused> => ({
  kind: "answer",
  answer,
  status: SHIPPING_REFUSALS[answer.code].status,
  mark: null,
  replayed: false,
});

const sourceOf = (carrier: string): string => `carrier ${carrier}`;
const OFFICE = "office";

/** Messages of a carrier about its parcels, one transaction each, in the order in which they came. */
export async function recordCarrierEvents(
  actor: Actor,
  carrier: string,
  events: readonly CarrierEventBody[],
  now = new Date(),
): Promise<Outcome<{ ok: true; events: EventAnswer[] } | ShippingRefused>> {
  if (!actor.rights.has("ship")) return refuse(refused("no_right", "ship"));
  if (!(await readTenant(actor.orgId, (tx) => knowsCarrier(tx, carrier)))) return refuse(refused("carrier_unknown", carrier));
  const answers: EventAnswer[] = [];
  for (const { id: externalId, tracking_number: subject, kind, at: occurredAt, note } of events) {
    const message = { source: sourceOf(carrier), externalId, kind, subject, note, occurredAt };
    const outcome = await recordMessage(actor, message, { carrier, trackingNumber: subject }, now);
    if (outcome.kind !== "answer") return outcome;
    if (!outcome.answer.ok) return { ...outcome, answer: outcome.answer };
    answers.push(outcome.answer);
  }
  return { kind: "answer", answer: { ok: true, events: answers }, status: 200, mark: null, replayed: false };
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
  if (found && actor.locationIds !== null && !actor.locationIds.includes(found.locationId))
    return refuse(refused("location_not_yours", found.locationCode));
  const outcome = await transact<EventFacts, EventAnswer | ShippingRefused>({
    orgId: actor.orgId,
    read: (tx) => readEventFacts(tx, found, message),
    decide: (facts, ids) => decideMessage(facts, message, { actor, now, ids }),
    seal: (answer) => answer,
    retryOn: ["inbox_event_once"],
  });
  if (outcome.kind === "answer" && outcome.mark && found) signalChange(actor.orgId, found.orderId);
  return outcome;
}

type Context = { actor: Actor; now: Date; ids: Ids };

const OTHER_CONTENT = "Something else came under this id before, and that holds. Send this under an id of its own.";
const NOTHING_ABOUT: EventFacts = { known: undefined, subject: null, about: undefined };

function decideMessage(facts: EventFacts, message: Message, { actor, now, ids }: Context): Decision<EventAnswer | ShippingRefused> {
  const { known, subject, about } = facts;
  // The first message of an id holds: what it said stands in its row, and that alone is carried out.
  if (known && (known.kind !== message.kind || known.subject !== message.subject))
    return { changes: null, status: 200, answer: answerOf(NOTHING_ABOUT, message, { ...known, because: OTHER_CONTENT }, true) };
  if (known && known.result !== "waiting") return { changes: null, status: 200, answer: answerOf(facts, message, known, true) };
  const verdict = judge(facts, message);
  if (known && verdict.result === "waiting") return { changes: null, status: 200, answer: answerOf(facts, message, verdict, true) };
  // A carrier's message is kept whatever it says; a person is told at once.
  if (message.source === OFFICE && verdict.result !== "applied")
    return refuseShipping(verdict.result === "waiting" ? "not_shipped" : "delivered_already");
  const changes = new ChangeSet();
  const place = { labelId: subject?.labelId ?? null, packageId: subject?.packageId ?? null, orderId: subject?.orderId ?? null };
  if (known) changes.set(inboxEvent, { id: known.id }, { ...verdict, ...place });
  else
    changes.insert(inboxEvent, {
      id: ids.next(),
      ...message,
      ...verdict,
      ...place,
      receivedAt: now,
      actorKind: actor.kind,
      actorId: actor.id,
    });
  const { occurredAt: deliveredAt } = known ?? message;
  const after =
    verdict.result === "applied" && subject && about?.order
      ? deliverPackage(changes, { ...about, order: about.order }, { packageId: subject.packageId, deliveredAt, actor, now, ids })
      : about?.order;
  return {
    changes,
    status: 200,
    answer: answerOf({ ...facts, ...(about && { about: { ...about, order: after ?? null } }) }, message, verdict, false),
  };
}

type Verdict = { result: InboxResult; because: string | null };

/** Whether the message still says something new. Its label may be void, its package not shipped yet, or known to have arrived. */
function judge({ subject, about }: EventFacts, { kind }: Message): Verdict {
  const box = about?.order?.packages.find(({ id }) => id === subject?.packageId);
  if (!subject || !box) return { result: "waiting", because: "Nothing was sent under this number yet." };
  if (subject.labelId !== null && box.label?.id !== subject.labelId)
    return { result: "noted", because: "The label of this number is void." };
  if (kind !== "delivered") return { result: "noted", because: null };
  if (box.deliveredAt !== null) return { result: "noted", because: "It was known to have arrived." };
  if (box.shipmentId === null) return { result: "waiting", because: "The package was not recorded as shipped yet." };
  return { result: "applied", because: null };
}

const answerOf = (
  { subject, about }: EventFacts,
  { externalId }: Message,
  { result, because }: Verdict,
  duplicate: boolean,
): EventAnswer => ({
  ok: true,
  id: externalId,
  result,
  because,
  duplicate,
  order: about?.order?.number ?? null,
  order_status: about?.order?.status ?? null,
  package_id: subject?.packageId ?? null,
});
