import { signalChange } from "@/lib/live/signal";
import { logFault } from "@/lib/server/log";
import { FreeStock } from "@/lib/stock/free";
import { ChangeSet } from "@/lib/transaction/change-set";
import { readTenant } from "@/lib/transaction/in-tenant";
import { transact } from "@/lib/transaction/transact";
import { planFeeding, recordFeeding } from "./feed";
import { type FeedingFacts, readFeeding } from "./read-feeding";
import { SERVABLE } from "./servable-sql";

/** The same behind a command that has committed: what fails here is no failure of the command, and the worker goes on with it. */
export async function feedBehind(orgId: string, productIds: readonly string[], now: Date): Promise<void> {
  try {
    await feedFollowUps(orgId, productIds, now);
  } catch (error) {
    logFault({ organization: orgId, work: "feeding the queue behind a command" }, error);
  }
}

type FollowUp = { fedOrders: string[]; more: string[] };

/** Feeds what one transaction left over, in transactions of their own, until the queues have what is free. */
async function feedFollowUps(orgId: string, productIds: readonly string[], now = new Date()): Promise<void> {
  let open = productIds;
  while (open.length > 0) open = (await feedOnce(orgId, open, now)).more;
}

async function feedOnce(orgId: string, productIds: readonly string[], now: Date): Promise<FollowUp> {
  let wider: readonly string[] = [];
  const outcome = await transact<FeedingFacts, FollowUp>({
    orgId,
    read: async (tx) =>
      (await readFeeding(tx, { own: [], wider, locking: "lock", servable: true }, productIds, () => Promise.resolve())).facts,
    decide(facts, ids) {
      const feeding = planFeeding(facts, new Map(), FreeStock.of(facts.stock), ids);
      if (feeding.kind === "widen") {
        wider = feeding.orderIds;
        return "again";
      }
      if (feeding.orders.size === 0) return { changes: null, status: 200, answer: { fedOrders: [], more: [] } };
      const changes = new ChangeSet();
      recordFeeding(changes, facts, feeding, { now, ids, except: new Set() });
      return { changes, status: 200, answer: { fedOrders: [...feeding.orders.keys()], more: feeding.more } };
    },
    seal: (answer) => answer,
  });
  if (outcome.kind !== "answer") throw new Error("Bug: a follow-up has no key that could be taken");
  for (const orderId of outcome.answer.fedOrders) signalChange(orgId, orderId);
  return outcome.answer;
}

const UNFED = `select w.product_id as "productId" from (select distinct b.product_id from backorder b where b.org_id = $1 and b.units > 0) w
  where exists (select from stock_level s where s.org_id = $1 and s.product_id = w.product_id and s.condition = 'good'
      and s.on_hand - s.reserved - s.safety_stock > 0)
    and exists (select from backorder b
      cross join lateral (select x.backordered from order_line x where x.org_id = b.org_id and x.id = b.line_id limit 1) l
      cross join lateral (select x.split from orders x where x.org_id = b.org_id and x.id = b.order_id limit 1) o
      where b.org_id = $1 and b.product_id = w.product_id and b.units > 0 and ${SERVABLE}) limit 200`;

/**
 * For the worker: queues that could be served but were not, because a program ended between a commit and its follow-ups. Says
 * of how many products; a queue that only waits for more is looked at and left alone.
 */
export async function feedLeftovers(orgId: string, now = new Date()): Promise<number> {
  const rows = await readTenant(orgId, (tx) => tx.query<{ productId: string }>("unfed_products", UNFED, [orgId]));
  for (const { productId } of rows) await feedFollowUps(orgId, [productId], now);
  return rows.length;
}
