import type { Tx } from "@/lib/transaction/in-tenant";
import type { Locking } from "@/lib/transaction/locking";
import type { Order } from "./order";
import type { Policies } from "./placement-facts";
import { assembleOrder, lockHeaders, readParts } from "./read-order";
import { readPolicies } from "./read-policies";

export type OrderFacts = { order: Order | null; customer: { code: string; name: string; email: string | null } | null; policies: Policies };

const CUSTOMER = `select c.code, c.name, ct.email from orders o
  join customer c on c.org_id = o.org_id and c.id = o.customer_id
  left join contact ct on ct.org_id = o.org_id and ct.id = o.contact_id
  where o.org_id = $1 and o.id = $2::uuid`;

/** One order, locked, with all that hangs on it; for moves that touch neither stock nor credit. */
export const readLocked = (tx: Tx, orderId: string): Promise<OrderFacts> => readOrderFacts(tx, orderId, "lock");

/** The same for a move that takes further locks behind it, or for a look at what a move would do. */
export async function readOrderFacts(tx: Tx, orderId: string, locking: Locking): Promise<OrderFacts> {
  const [headers, parts, customers, policies] = await Promise.all([
    lockHeaders(tx, [orderId], { name: "order", locking }),
    readParts(tx, [orderId]),
    tx.query<{ code: string; name: string; email: string | null }>("order_customer", CUSTOMER, [tx.orgId, orderId]),
    readPolicies(tx),
  ]);
  const [header] = headers;
  return { order: header ? assembleOrder(header, parts) : null, customer: customers[0] ?? null, policies };
}
