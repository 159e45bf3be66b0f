import { forUpdate, type Locking } from "@/lib/transaction/locking";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { FeedingFacts, FeedingLocks } from "./read-feeding";
import { readFeeding } from "./read-feeding";
import type { Order } from "./order";

export type PendingMail = { id: string; topic: string };
export type ActiveTag = { tag: string; commitId: string };
export type CancelFacts = {
  feeding: FeedingFacts;
  order: Order | null;
  mail: PendingMail[];
  tags: ActiveTag[];
  /** Of the products that the order holds units of: a bundle's parts, not the bundle. */
  skus: ReadonlyMap<string, string>;
};

const CREDIT = `select 1 from customer_credit cc where cc.org_id = $1 and (cc.customer_id, cc.currency) in
  (select o.customer_id, o.currency from orders o where o.org_id = $1 and o.id = $2::uuid and o.terms = 'credit')`;

// Locked, so that the dispatcher cannot take a message between this look and the withdrawal.
const MAIL = `select id, topic from outbox_message where org_id = $1 and order_id = $2::uuid and status = 'pending' order by id`;

const TAGS = `select tag, commit_id as "commitId" from customer_tag where org_id = $1 and order_id = $2::uuid and reverted_at is null`;

/** The credit that a cancel lowers, mail that is still here and tags that the order caused; locked before stock is. */
export async function readCancelEffects(tx: Tx, orderId: string, locking: Locking): Promise<{ mail: PendingMail[]; tags: ActiveTag[] }> {
  const values = [tx.orgId, orderId];
  const [, mail, tags] = await Promise.all([
    tx.query(`cancel_credit_${locking}`, CREDIT + forUpdate(locking), values),
    tx.query<PendingMail>(`cancel_mail_${locking}`, MAIL + forUpdate(locking), values),
    tx.query<ActiveTag>("cancel_tags", TAGS, values),
  ]);
  return { mail, tags };
}

const SKUS = "select id, sku from product where org_id = $1 and id = any($2::uuid[])";

/** The order, the orders that wait for what it holds, its customer's credit, the stock; all locked, in their order. */
export async function readCancel(
  tx: Tx,
  orderId: string,
  productIds: readonly string[],
  locks: Omit<FeedingLocks, "own">,
): Promise<CancelFacts> {
  const { facts, between } = await readFeeding(tx, { own: [orderId], ...locks }, productIds, async () => {
    const [effects, products] = await Promise.all([
      readCancelEffects(tx, orderId, locks.locking),
      tx.query<{ id: string; sku: string }>("cancel_skus", SKUS, [tx.orgId, productIds]),
    ]);
    return { ...effects, skus: new Map(products.map(({ id, sku }) => [id, sku])) };
  });
  return { feeding: facts, order: facts.orders.get(orderId) ?? null, ...between };
}
