import type { Tx } from "@/lib/transaction/in-tenant";
import type { Scope } from "@/lib/verify/find-drift";

// A row's time is that of the statement that wrote it, and its commit follows at once; the margin is far wider than any such gap.
const MARGIN = "interval '15 minutes'";

const CHANGED = `
  with moved as materialized (
      select product_id, order_id from stock_movement where org_id = $1 and at >= $2::timestamptz - ${MARGIN}),
    touched as materialized (
      select order_id from order_event where org_id = $1 and at >= $2::timestamptz - ${MARGIN}
      union select order_id from moved where order_id is not null)
  select
    (select coalesce(array_agg(order_id), '{}') from touched) as orders,
    (select coalesce(array_agg(product_id), '{}') from (select product_id from moved union select p.product_id from touched t
       join order_line l on l.org_id = $1 and l.order_id = t.order_id
       cross join lateral (select l.product_id union select c.product_id from order_line_component c where c.org_id = $1 and c.line_id = l.id) p) q) as products,
    (select coalesce(array_agg(distinct o.customer_id), '{}') from touched t join orders o on o.org_id = $1 and o.id = t.order_id) as customers`;

/** What was changed since the moment: orders by their events, products by their movements, customers by their orders. */
export async function changedSince(tx: Tx, moment: Date): Promise<NonNullable<Scope>> {
  const [row] = await tx.query<NonNullable<Scope>>("verify_changed_since", CHANGED, [tx.orgId, moment]);
  return row ?? { orders: [], products: [], customers: [] };
}
