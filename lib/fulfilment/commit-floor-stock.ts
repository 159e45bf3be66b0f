import type { Right } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import { type FedLine, planFeeding, recordFeeding } from "@/lib/orders/feed";
import { feedBehind } from "@/lib/orders/feed-follow-ups";
import type { Order } from "@/lib/orders/order";
import { withOwnRows } from "@/lib/orders/queue-again";
import type { FreeStock } from "@/lib/stock/free";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { commitFloor, type FloorOptions, type Stamp, type Target } from "./command";
import { type FloorStockFacts, productsOf, readFloorStock } from "./read-floor-stock";
import type { FloorRefusal, FloorRefused } from "./refusals";

/** What a move made of the order and which stock is free then; `finish` records it once the queue has been served. */
export type FloorChange<Answer> = {
  ok: true;
  changes: ChangeSet;
  order: Order;
  free: FreeStock | null;
  finish: (after: Order, fed: readonly FedLine[]) => Answer;
};

type Facts<Between> = FloorStockFacts & { between: Between };

export type FloorStockCommand<Answer, Between> = {
  actor: Actor;
  right: Right;
  options: FloorOptions;
  find: (tx: Tx) => Promise<Target | null>;
  missing: FloorRefusal;
  /** Read between the orders and the stock, where credit has its place in the order of locks. */
  between: (tx: Tx, target: Target) => Promise<Between>;
  decide: (facts: Facts<Between>, target: Target, ids: Ids, now: Date) => FloorChange<Answer> | FloorRefusal;
};

/** A floor move that changes stock: who waits for what it frees is served in the same transaction, the long rest follows. */
export async function commitFloorStock<Answer extends { ok: true } & Stamp, Between>(
  command: FloorStockCommand<Answer, Between>,
): Promise<Outcome<Answer | FloorRefused>> {
  const { actor } = command;
  let products: string[] = [];
  let wider: readonly string[] = [];
  let followUp: { more: readonly string[]; orders: readonly string[] } = { more: [], orders: [] };
  const outcome = await commitFloor<Facts<Between>, Answer>({
    actor,
    right: command.right,
    options: command.options,
    missing: command.missing,
    async find(tx) {
      const target = await command.find(tx);
      if (target) products = await productsOf(tx, target.orderId);
      return target;
    },
    read: (tx, target) => readFloorStock(tx, target, { products, wider }, (inner) => command.between(inner, target)),
    decide(facts, target, ids, now) {
      const change = command.decide(facts, target, ids, now);
      if (!("ok" in change)) return change;
      if (!change.free) return { changes: change.changes, status: 200, answer: change.finish(change.order, []) };
      const feedingFacts = withOwnRows(facts.feeding, change.order);
      const feeding = planFeeding(feedingFacts, new Map([[change.order.id, change.order]]), change.free, ids);
      if (feeding.kind === "widen") {
        wider = feeding.orderIds;
        return "again";
      }
      const after = feeding.orders.get(change.order.id) ?? change.order;
      const answer = change.finish(after, feeding.lines);
      recordFeeding(change.changes, facts.feeding, feeding, { now, ids, except: new Set([change.order.id]) });
      followUp = { more: feeding.more, orders: [...feeding.orders.keys()] };
      return { changes: change.changes, status: 200, answer };
    },
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) {
    for (const orderId of followUp.orders) signalChange(actor.orgId, orderId);
    await feedBehind(actor.orgId, followUp.more, command.options.now ?? new Date());
  }
  return outcome;
}
