import type { Tx } from "@/lib/transaction/in-tenant";

/** A waiting order line that got units in a transaction of receiving; a bundle line counts bundles. */
export type FedOrderLine = {
  commitId: string;
  orderId: string;
  number: string;
  customer: string;
  line: number;
  sku: string;
  name: string;
  units: number;
  stillWaiting: number;
};

const FED = `select e.commit_id as "commitId", o.id as "orderId", o.number, c.name as customer, l.line, l.sku, l.name, f.units, l.backordered as "stillWaiting"
  from order_event e
  join orders o on o.org_id = e.org_id and o.id = e.order_id
  join customer c on c.org_id = o.org_id and c.id = o.customer_id
  cross join lateral (select (x ->> 'line')::int as line, sum((x ->> 'units')::int)::int as units
    from jsonb_array_elements(e.changes -> 'fed') x group by 1) f
  join order_line l on l.org_id = o.org_id and l.order_id = o.id and l.line = f.line
  where e.org_id = $1 and e.commit_id = any($2::uuid[]) and e.move = 'allocate'
  order by o.placed_at, o.number, l.line`;

/** Which waiting orders the transactions served. */
export const readFed = (tx: Tx, commitIds: readonly string[]): Promise<FedOrderLine[]> =>
  tx.query("fed_by_commit", FED, [tx.orgId, commitIds]);
