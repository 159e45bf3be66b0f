import "server-only";
import type { ActorKind, StockCondition } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import { type FedOrderLine, readFed } from "./read-fed";

export type ListedReceipt = {
  id: string;
  location: string;
  reference: string;
  lines: number;
  units: number;
  actorKind: ActorKind;
  actorName: string | null;
  occurredAt: Date;
  txid: string;
};

export type ReceiptLine = {
  id: string;
  productId: string;
  sku: string;
  name: string;
  units: number;
  unitCost: string | null;
  currency: string;
  condition: StockCondition;
  bin: string | null;
  lot: string | null;
};
export type ReceiptPage = ListedReceipt & { locationName: string; commitId: string; at: Date; items: ReceiptLine[]; fed: FedOrderLine[] };

const PAGE = 50;

const COLUMNS = `r.id, l.code as location, l.name as "locationName", r.reference, r.actor_kind as "actorKind", coalesce(u.name, k.name) as "actorName",
  r.occurred_at as "occurredAt", r.commit_id as "commitId", r.at, r.txid::text as txid, n.lines, n.units`;
const JOINS = `join location l on l.org_id = r.org_id and l.id = r.location_id
  left join app_user u on r.actor_kind = 'user' and u.id = r.actor_id
  left join api_key k on r.actor_kind = 'api_key' and k.org_id = r.org_id and k.id = r.actor_id
  cross join lateral (select count(*)::int as lines, coalesce(sum(y.units), 0)::bigint as units from cost_layer y
    where y.org_id = $1 and y.receipt_id = r.id) n`;
const MINE = "($2::uuid[] is null or r.location_id = any($2::uuid[]))";

type Filter = { location?: string | undefined };

const keyOf = ({ occurredAt, id }: ListedReceipt): string => keyOfInstant(occurredAt, id);

/** What arrived, newest first; only at the locations where the actor works. */
export const listReceipts = (actor: Actor, filter: Filter, place: Place): Promise<KeysetPage<ListedReceipt>> =>
  readTenant(actor.orgId, (tx) => listReceiptsIn(tx, actor, filter, place));

export async function listReceiptsIn(tx: Tx, actor: Actor, filter: Filter, place: Place): Promise<KeysetPage<ListedReceipt>> {
  const backwards = place.before !== undefined;
  const key = instantKey(place.before ?? place.after);
  const values: unknown[] = [tx.orgId, actor.locationIds];
  let where = MINE;
  if (filter.location)
    where += ` and r.location_id = (select x.id from location x where x.org_id = $1 and x.code = $${values.push(filter.location)})`;
  if (key) {
    const comparison = backwards ? ">" : "<";
    where += ` and (r.occurred_at, r.id) ${comparison} ($${values.push(key[0])}::timestamptz, $${values.push(key[1])}::uuid)`;
  }
  const order = backwards ? "r.occurred_at asc nulls first, r.id asc nulls first" : "r.occurred_at desc nulls last, r.id desc nulls last";
  const rows = await tx.query<ListedReceipt>(
    `receipts_${filter.location ? "at" : "all"}_${key ? (backwards ? "up" : "down") : "top"}`,
    `select ${COLUMNS} from (select r.* from receipt r where r.org_id = $1 and ${where} order by ${order} limit ${PAGE + 1}) r ${JOINS} order by ${order}`,
    values,
  );
  return pageOf(rows, PAGE, key ? place : {}, keyOf);
}

const RECEIPT = `select ${COLUMNS} from receipt r ${JOINS} where r.org_id = $1 and ${MINE} and r.id = $3::uuid`;

// A line writes its movement right before its cost, so the movement is the product's last one below the layer's id.
const ITEMS = `select y.id, p.id as "productId", p.sku, p.name, y.units, y.unit_cost as "unitCost", y.currency,
    coalesce(m.condition, 'good') as condition, b.code as bin, t.code as lot
  from cost_layer y join product p on p.org_id = y.org_id and p.id = y.product_id
  left join lateral (select x.condition, x.bin_id, x.lot_id from stock_movement x where x.org_id = y.org_id and x.product_id = y.product_id
    and x.order_id is null and x.id < y.id and x.receipt_id = y.receipt_id order by x.id desc nulls last limit 1) m on true
  left join bin b on b.org_id = y.org_id and b.id = m.bin_id
  left join lot t on t.org_id = y.org_id and t.id = m.lot_id
  where y.org_id = $1 and y.receipt_id = $2::uuid order by y.id`;

/** One receipt with its lines and the waiting orders that it served; null when the actor has none such. */
export const readReceipt = (actor: Actor, id: string): Promise<ReceiptPage | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [receipt] = await tx.query<Omit<ReceiptPage, "items" | "fed">>("receipt_page", RECEIPT, [tx.orgId, actor.locationIds, id]);
    if (!receipt) return null;
    const [items, fed] = await Promise.all([
      tx.query<ReceiptLine>("receipt_items", ITEMS, [tx.orgId, id]),
      readFed(tx, [receipt.commitId]),
    ]);
    return { ...receipt, items, fed };
  });
