import { inboxEvent } from "@/db/schema/inbox";
import type { CarrierEvent, InboxResult } from "@/db/values";
import { deliverPackage } from "@/lib/shipping/deliver";
import type { EventFacts } from "@/lib/shipping/read-event-facts";
import { refuseShipping, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Decision } from "@/lib/transaction/transact";

/**
 * What came of one message. "waiting" until something is shipped under its number; "noted" changes nothing; "refused" is kept for
 * the people where the parcel is, because its sender does not work there.
 */
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

/** The source of what a person says. */
export const OFFICE = "office";

type Context = { actor: Actor; now: Date; ids: Ids };

const OTHER_CONTENT = "Something else came under this id before, and that holds. Send this under an id of its own.";
const NOTHING_ABOUT: EventFacts = { known: undefined, subject: null, about: undefined };

export function decideMessage(facts: EventFacts, message: Message, { actor, now, ids }: Context): Decision<EventAnswer | ShippingRefused> {
  const { known, subject, about } = facts;
  // The first message of an id holds: what it said stands in its row, and that alone is carried out.
  if (known && known.result !== "refused" && (known.kind !== message.kind || known.subject !== message.subject))
    return { changes: null, status: 200, answer: answerOf(NOTHING_ABOUT, message, { ...known, because: OTHER_CONTENT }, true) };
  if (known?.result === "applied" || known?.result === "noted")
    return { changes: null, status: 200, answer: answerOf(facts, message, known, true) };
  const verdict = judge(facts, message);
  if (known?.result === "waiting" && verdict.result === "waiting")
    return { changes: null, status: 200, answer: answerOf(facts, message, verdict, true) };
  // A carrier's message is kept whatever it says; a person is told at once.
  if (message.source === OFFICE && verdict.result !== "applied")
    return refuseShipping(verdict.result === "waiting" ? "not_shipped" : "delivered_already");
  const changes = new ChangeSet();
  const { occurredAt: deliveredAt } = writeMessage(changes, facts, message, verdict, { actor, now, ids });
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

const FOREIGN: Verdict = { result: "refused", because: "Whoever sent this does not work at the location of the parcel." };

/** A parcel of others is not moved, and nothing of it is told; what was said is kept for the people who work where it is. */
export function decideForeign(facts: EventFacts, message: Message, context: Context): Decision<EventAnswer> {
  const { known } = facts;
  // What waited since before its number was known is judged by its sender's locations, when the worker takes it up.
  const isTakenUp = known?.result === "waiting" && context.actor.kind === "system";
  const changes = known && !isTakenUp ? null : new ChangeSet();
  if (changes) writeMessage(changes, facts, message, FOREIGN, context);
  return { changes, status: 200, answer: answerOf(NOTHING_ABOUT, message, FOREIGN, changes === null) };
}

/** Keeps what was said, and returns what holds: the first message of an id, unless it was refused and another sender says it too. */
function writeMessage(
  changes: ChangeSet,
  { known, subject }: EventFacts,
  message: Message,
  verdict: Verdict,
  { actor, now, ids }: Context,
): Pick<Message, "occurredAt"> {
  const place = { labelId: subject?.labelId ?? null, packageId: subject?.packageId ?? null, orderId: subject?.orderId ?? null };
  const actorLocationIds = actor.locationIds && [...actor.locationIds];
  const said = { ...message, receivedAt: now, actorKind: actor.kind, actorId: actor.id, actorLocationIds };
  if (!known) changes.insert(inboxEvent, { id: ids.next(), ...said, ...verdict, ...place });
  else if (known.result === "refused") changes.set(inboxEvent, { id: known.id }, { ...said, ...verdict, ...place });
  else changes.set(inboxEvent, { id: known.id }, { ...verdict, ...place });
  return known && known.result !== "refused" ? known : message;
}

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
