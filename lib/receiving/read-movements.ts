import type { ActorKind, AdjustReason, MovementKind, StockCondition } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { MovementView } from "./stock-list-input";

/** One line of the stock ledger, in signed whole base units, with what caused it. */
export type Movement = {
  id: string;
  kind: MovementKind;
  location: string;
  condition: StockCondition;
  /** Null where the units waited to be put away, or no place was touched. */
  bin: string | null;
  lot: string | null;
  onHandDelta: number;
  binDelta: number;
  reservedDelta: number;
  orderId: string | null;
  orderNumber: string | null;
  receiptId: string | null;
  receiptReference: string | null;
  /** Null also where the transfer was asked for and is not sent. */
  transferId: string | null;
  transferFrom: string | null;
  transferTo: string | null;
  reason: AdjustReason | null;
  note: string | null;
  actorKind: ActorKind;
  actorName: string | null;
  occurredAt: Date;
  commitId: string;
  txid: string;
};

export type MovementFilter = {
  productId: string;
  /** Null is every location. */
  locationIds: readonly string[] | null;
  show: MovementView;
  /** One movement alone. */
  only?: string | undefined;
};

const PAGE = 30;

const MOVEMENTS = `select m.id, m.kind, l.code as location, m.condition, b.code as bin, x.code as lot, m.on_hand_delta as "onHandDelta", m.bin_delta as "binDelta", m.reserved_delta as "reservedDelta",
  m.order_id as "orderId", o.number as "orderNumber", m.receipt_id as "receiptId", r.reference as "receiptReference",
  t.id as "transferId", f.code as "transferFrom", d.code as "transferTo", m.reason, m.note,
  m.actor_kind as "actorKind", coalesce(u.name, k.name) as "actorName", m.occurred_at as "occurredAt", m.commit_id as "commitId", m.txid::text as txid
  from stock_movement m
  join location l on l.org_id = m.org_id and l.id = m.location_id
  left join bin b on b.org_id = m.org_id and b.id = m.bin_id
  left join lot x on x.org_id = m.org_id and x.id = m.lot_id
  left join orders o on o.org_id = m.org_id and o.id = m.order_id
  left join receipt r on r.org_id = m.org_id and r.id = m.receipt_id
  left join stock_transfer t on t.org_id = m.org_id and t.id = m.transfer_id
  left join transfer_request q on q.org_id = m.org_id and q.id = m.transfer_id
  left join location f on f.org_id = m.org_id and f.id = coalesce(t.from_id, q.from_id)
  left join location d on d.org_id = m.org_id and d.id = coalesce(t.to_id, q.to_id)
  left join app_user u on m.actor_kind = 'user' and u.id = m.actor_id
  left join api_key k on m.actor_kind = 'api_key' and k.org_id = m.org_id and k.id = m.actor_id
  where m.org_id = $1 and m.product_id = $2::uuid and ($3::uuid[] is null or m.location_id = any($3::uuid[]))`;

/** The ledger of one product, newest first. "goods" leaves out what orders did. */
export async function listMovements(tx: Tx, filter: MovementFilter, place: Place): Promise<KeysetPage<Movement>> {
  const values: unknown[] = [tx.orgId, filter.productId, filter.locationIds];
  const backwards = place.before !== undefined;
  const [from, comparison] = backwards ? [place.before, ">"] : [place.after, "<"];
  let [text, name] = [MOVEMENTS, `movements_${filter.show}`];
  if (filter.show === "goods") text += " and m.order_id is null";
  if (filter.only !== undefined) [text, name] = [`${text} and m.id = $${values.push(filter.only)}::uuid`, `${name}_only`];
  if (from !== undefined)
    [text, name] = [`${text} and m.id ${comparison} $${values.push(from)}::uuid`, `${name}_${backwards ? "up" : "down"}`];
  // The indexes are written newest first with nulls last, and are read only where the order is named so.
  const order = backwards ? "m.id asc nulls first" : "m.id desc nulls last";
  const rows = await tx.query<Movement>(name, `${text} order by ${order} limit ${PAGE + 1}`, values);
  return pageOf(rows, PAGE, place, ({ id }) => id);
}
