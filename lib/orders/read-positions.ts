import type { Tx } from "@/lib/transaction/in-tenant";

const POSITIONS = `select w.line_id as "lineId", max(1 + a.ahead)::int as position, min(w.waiting_since) as "waitingSince"
  from (select distinct on (line_id, product_id) line_id, product_id, order_id, priority, waiting_since, id from backorder
    where org_id = $1 and order_id = $2::uuid and units > 0 order by line_id, product_id, waiting_since, id) w
  cross join lateral (select count(distinct q.order_id) as ahead from (select b.order_id from backorder b
    where b.org_id = $1 and b.product_id = w.product_id and b.units > 0 and b.order_id <> w.order_id
      and (b.priority > w.priority or (b.priority = w.priority and (b.waiting_since, b.id) < (w.waiting_since, w.id)))
    limit 1000) q) a
  group by w.line_id`;

/** A line's place in line: one behind the orders that wait in front of it, for the scarcest of its parts. */
export type QueuePlace = { lineId: string; position: number; waitingSince: Date };

/** The places of the order's waiting lines, by line id. */
export async function readPositions(tx: Tx, orderId: string): Promise<Map<string, QueuePlace>> {
  const rows = await tx.query<QueuePlace>("order_positions", POSITIONS, [tx.orgId, orderId]);
  return new Map(rows.map((row) => [row.lineId, row]));
}
