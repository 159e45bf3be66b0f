import { signalChange } from "@/lib/live/signal";
import { certain, type Refusal } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { businessDate } from "./business-date";
import { guard } from "./guard";
import { type MoveAnswer, refuseMove, sealMove } from "./move-answer";
import { copyOrder, type Order } from "./order";
import type { CommandOptions } from "./place";
import { findOrder } from "./read-order";
import { type OrderFacts, readLocked } from "./read-locked";
import { type MoveRecord, recordMove } from "./record";
import type { RefusalCode } from "./refusals";
import type { Move } from "./transitions";
import { viewOrder } from "./view";

/** What the move makes of the order: it changes `after`, writes what is its own, and says how the move is recorded. */
type Apply = (context: {
  before: Order;
  after: Order;
  facts: OrderFacts;
  changes: ChangeSet;
  ids: Ids;
  now: Date;
}) => Refusal<RefusalCode> | (Pick<MoveRecord, "open"> & Partial<Pick<MoveRecord, "reason" | "details">>);

/** A person's decision on one order, which is locked alone: it touches neither stock nor credit. */
export async function commitLockedMove(
  actor: Actor,
  idOrNumber: string,
  { move, version, apply }: { move: Move; version: number; apply: Apply },
  { once, now = new Date() }: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> {
  const known = await readTenant(actor.orgId, (tx) => findOrder(tx, idOrNumber));
  if (!known)
    return { kind: "answer", ...refuseMove(certain(guard(move, null, version, actor), "a refusal")), mark: null, replayed: false };
  const outcome = await transact<OrderFacts, MoveAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readLocked(tx, known.id),
    decide: (facts, ids): Decision<MoveAnswer> => {
      const { order: before, customer, policies } = facts;
      const refused = guard(move, before, version, actor);
      if (refused || !before || !customer) return refuseMove(certain(refused, "a refusal"));
      const after = copyOrder(before);
      const changes = new ChangeSet();
      const applied = apply({ before, after, facts, changes, ids, now });
      if ("ok" in applied) return refuseMove(applied);
      recordMove(changes, before, after, { move, actor, now, ids, today: businessDate(now, policies.timeZone), ...applied });
      const order = viewOrder(after, { customer, positions: new Map(), rights: actor.rights });
      return { changes, status: 200, answer: { ok: true, order, txid: null, at: null } };
    },
    seal: sealMove,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, known.id);
  return outcome;
}
