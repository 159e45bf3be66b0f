import { signalChange } from "@/lib/live/signal";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { businessDate } from "./business-date";
import { guard } from "./guard";
import type { DeclineBody } from "./inputs";
import { queueEmail } from "./messages";
import { type MoveAnswer, refuseMove, sealMove } from "./move-answer";
import { copyOrder } from "./order";
import type { CommandOptions } from "./place";
import { reprice } from "./price";
import { findOrder } from "./read-order";
import { type OrderFacts, readLocked } from "./read-locked";
import { recordMove } from "./record";
import { viewOrder } from "./view";

/** Ends an order that waited for approval. It held nothing, so there is nothing to give back. */
export async function declineOrder(
  actor: Actor,
  idOrNumber: string,
  body: DeclineBody,
  { once, now = new Date() }: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> {
  const known = await readTenant(actor.orgId, (tx: Tx) => findOrder(tx, idOrNumber));
  if (!known)
    return {
      kind: "answer",
      ...refuseMove(certain(guard("decline", null, body.version, actor), "a refusal")),
      mark: null,
      replayed: false,
    };
  const outcome = await transact<OrderFacts, MoveAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readLocked(tx, known.id),
    decide: (facts, ids) => decideDecline(facts, { actor, body, now }, ids),
    seal: sealMove,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, known.id);
  return outcome;
}

function decideDecline(
  { order: before, customer, policies }: OrderFacts,
  { actor, body, now }: { actor: Actor; body: DeclineBody; now: Date },
  ids: Ids,
): Decision<MoveAnswer> {
  const refused = guard("decline", before, body.version, actor);
  if (refused || !before || !customer) return refuseMove(certain(refused, "a refusal"));
  const after = copyOrder(before);
  const asked = new Map(after.lines.map((line) => [line.id, line.unallocated]));
  for (const line of after.lines) {
    line.canceled += line.unallocated;
    line.unallocated = 0;
    reprice(line, after.currency);
  }
  for (const charge of after.charges) charge.canceled = true;
  after.reason = body.reason;
  const changes = new ChangeSet();
  recordMove(changes, before, after, {
    move: "decline",
    actor,
    now,
    ids,
    today: businessDate(now, policies.timeZone),
    open: "canceled",
    reason: body.reason,
  });
  const to = { organizationName: policies.organizationName, customerName: customer.name, email: customer.email };
  queueEmail(changes, "email.order_declined", after, to, ids, { reason: body.reason }, (lineId) => asked.get(lineId));
  const order = viewOrder(after, { customer, positions: new Map(), rights: actor.rights });
  return { changes, status: 200, answer: { ok: true, order, txid: null, at: null } };
}
