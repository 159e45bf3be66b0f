import { putBack } from "@/db/schema/fulfilment";
import { outboxMessage } from "@/db/schema/outbox";
import { customerTag } from "@/db/schema/tags";
import { signalChange } from "@/lib/live/signal";
import { TOPICS_WITHHELD_BY_CANCEL } from "@/lib/outbox/topics";
import { certain } from "@/lib/result/refusal";
import { FreeStock, withoutReserved } from "@/lib/stock/free";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { type Ids, makeIds } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { businessDate } from "./business-date";
import { type Feeding, planFeeding, recordFeeding } from "./feed";
import { feedBehind } from "./feed-follow-ups";
import { guard } from "./guard";
import type { CancelBody } from "./inputs";
import { type Addressee, queueEmail } from "./messages";
import type { Line, Order } from "./order";
import type { CommandOptions } from "./place";
import { type CancelPlan, planCancel } from "./plan-cancel";
import { type CancelFacts, readCancel } from "./read-cancel";
import { findOrder } from "./read-order";
import { recordMove } from "./record";
import { type CancelAnswer, refuseMove, releasedBy, sealMove } from "./move-answer";
import { viewOrder } from "./view";

type Fed = Extract<Feeding, { kind: "fed" }>;

/** Cancels the whole order or units of its lines, releases their stock to whoever waits, and reverses the receivable. */
export async function cancelOrder(
  actor: Actor,
  idOrNumber: string,
  body: CancelBody,
  { once, now = new Date() }: CommandOptions = {},
): Promise<Outcome<CancelAnswer>> {
  const known = await readTenant(actor.orgId, (tx) => findOrder(tx, idOrNumber));
  const early = known ? null : guard("cancel", null, body.version, actor);
  if (!known) return { kind: "answer", ...refuseMove(certain(early, "a refusal")), mark: null, replayed: false };
  const products = [...new Set(known.reservations.map(({ productId }) => productId))];
  let wider: readonly string[] = [];
  let more: readonly string[] = [];
  const outcome = await transact<CancelFacts, CancelAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readCancel(tx, known.id, products, { wider, locking: "lock" }),
    decide(facts, ids) {
      const decision = decideCancel(facts, { actor, body, now }, ids);
      if (Array.isArray(decision)) {
        wider = decision;
        return "again";
      }
      more = decision.more;
      return decision;
    },
    seal: sealMove,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) {
    for (const orderId of [known.id, ...outcome.answer.released.fed.map(({ order_id }) => order_id)]) signalChange(actor.orgId, orderId);
    await feedBehind(actor.orgId, more, now);
  }
  return outcome;
}

/** What canceling would release, and who would get it; nothing is locked or written. */
export async function rehearseCancel(
  actor: Actor,
  idOrNumber: string,
  body: CancelBody,
  now = new Date(),
): Promise<Omit<Decision<CancelAnswer>, "changes">> {
  return readTenant(actor.orgId, async (tx) => {
    const known = await findOrder(tx, idOrNumber);
    const refused = guard("cancel", known, body.version, actor);
    if (refused || !known) return refuseMove(certain(refused, "a refusal"));
    const products = [...new Set(known.reservations.map(({ productId }) => productId))];
    const facts = await readCancel(tx, known.id, products, { wider: [], locking: "look" });
    const decision = decideCancel(facts, { actor, body, now }, makeIds());
    if (Array.isArray(decision)) throw new Error("Bug: a rehearsal saw a queue that its own snapshot does not hold");
    return decision;
  });
}

type Attempt = { actor: Actor; body: CancelBody; now: Date };

/** The ids of orders to lock as well, or the decision. */
function decideCancel(
  facts: CancelFacts,
  { actor, body, now }: Attempt,
  ids: Ids,
): string[] | (Decision<CancelAnswer> & { more: string[] }) {
  const before = facts.order;
  const refused = guard("cancel", before, body.version, actor);
  if (refused || !before) return { ...refuseMove(certain(refused, "a refusal")), more: [] };
  const plan = planCancel(before, body);
  if (!plan.ok) return { ...refuseMove(plan), more: [] };
  const free = FreeStock.of(withoutReserved(facts.feeding.stock, plan.freed));
  const feeding = planFeeding(facts.feeding, new Map([[before.id, plan.order]]), free, ids);
  if (feeding.kind === "widen") return feeding.orderIds;
  const changes = new ChangeSet();
  const after = feeding.orders.get(before.id) ?? plan.order;
  writeCancel(changes, facts, { before, after, plan, feeding }, { actor, body, now }, ids);
  const to = certain(facts.feeding.addressees.get(before.id), "the order's customer");
  const order = viewOrder(after, {
    customer: { code: to.customerCode, name: to.customerName },
    positions: new Map(),
    rights: actor.rights,
  });
  const answer = {
    ok: true as const,
    order,
    released: releasedBy(
      before,
      after,
      plan,
      { fed: feeding.lines, tags: facts.tags },
      { skus: facts.skus, locations: facts.feeding.policies.locations },
    ),
    txid: null,
    at: null,
  };
  return { changes, status: 200, answer, more: feeding.more };
}

type Cancel = { before: Order; after: Order; plan: CancelPlan; feeding: Fed };

function writeCancel(
  changes: ChangeSet,
  facts: CancelFacts,
  { before, after, plan, feeding }: Cancel,
  { actor, body, now }: Attempt,
  ids: Ids,
): void {
  const { policies, addressees } = facts.feeding;
  const stillOpen = before.status === "pending_approval" ? "pending_approval" : "placed";
  if (plan.whole) after.reason = body.reason;
  recordMove(changes, before, after, {
    move: "cancel",
    actor,
    now,
    ids,
    today: businessDate(now, policies.timeZone),
    open: plan.whole ? "canceled" : stillOpen,
    reason: body.reason,
    details: {
      canceled: plan.lines.map(({ line, units, released, backordered, putBack: asked }) => ({
        line: line.line,
        units,
        released,
        backordered,
        ...(asked > 0 && { put_back: asked }),
      })),
    },
  });
  recordFeeding(changes, facts.feeding, feeding, { now, ids, except: new Set([before.id]) });
  for (const { work, units: asked } of plan.putBacks) {
    const { id: fulfilmentLineId, lineId, locationId, productId } = work;
    const task = { fulfilmentLineId, orderId: before.id, lineId, locationId, productId, units: asked };
    changes.insert(putBack, { id: ids.next(), ...task, cause: "cancel", createdAt: now });
  }
  if (plan.whole) withdrawEffects(changes, before.id, facts, now, ids);
  const to = certain(addressees.get(before.id), "the order's customer");
  tellCanceled(
    changes,
    after,
    plan,
    { organizationName: policies.organizationName, customerName: to.customerName, email: to.email },
    body.reason,
    ids,
  );
}

/** Nothing is left of the order: its tags are reverted and mail that promised it stays here. */
export function withdrawEffects(
  changes: ChangeSet,
  orderId: string,
  { tags, mail }: Pick<CancelFacts, "tags" | "mail">,
  now: Date,
  ids: Ids,
): void {
  for (const { tag, commitId } of tags)
    changes.set(customerTag, { orderId, tag, commitId }, { revertedAt: now, revertedCommitId: ids.commitId });
  for (const { id, topic } of mail)
    if (WITHHELD.has(topic))
      changes.set(outboxMessage, { id }, { status: "withheld", lastError: "The order was canceled before this left." });
}

type Canceled = { whole: boolean; lines: readonly { line: Pick<Line, "id">; units: number }[] };

/** The customer learns which units are canceled; units that the floor has yet to put back are told when they are. */
export function tellCanceled(changes: ChangeSet, after: Order, { whole, lines }: Canceled, to: Addressee, reason: string, ids: Ids): void {
  const units = new Map(lines.map(({ line, units: canceled }) => [line.id, canceled]));
  const canceledUnits = [...units.values()].reduce((sum, count) => sum + count, 0);
  if (canceledUnits === 0) return;
  queueEmail(changes, "email.order_canceled", after, to, ids, { whole, canceledUnits, reason }, (lineId) => units.get(lineId) ?? 0);
}

const WITHHELD: ReadonlySet<string> = new Set(TOPICS_WITHHELD_BY_CANCEL);
