import type { Order } from "@/lib/orders/order";
import type { Policies } from "@/lib/orders/placement-facts";
import { assembleOrder, lockHeaders, readParts } from "@/lib/orders/read-order";
import { readPolicies } from "@/lib/orders/read-policies";
import type { BinUnits } from "@/lib/stock/places";
import { readBinUnits } from "@/lib/stock/read-places";
import type { Tx } from "@/lib/transaction/in-tenant";

export type ReleaseFacts = {
  orders: Order[];
  held: ReadonlySet<string>;
  bins: BinUnits[];
  nextWave: number;
  totesInUse: ReadonlySet<string>;
  policies: Policies;
};

const HOLDS = `select distinct order_id as "orderId" from order_hold where org_id = $1 and order_id = any($2::uuid[]) and lifted_at is null`;
const PRODUCTS = `select distinct product_id as id from reservation where org_id = $1 and order_id = any($2::uuid[]) and location_id = $3::uuid
  and units > released_units + shipped_units`;
const NEXT_WAVE = `select coalesce(max(number), 0) + 1 as next from wave where org_id = $1 and location_id = $2::uuid`;
const TOTES = `select tote from fulfilment where org_id = $1 and tote = any($2::text[]) and state in ('released', 'picking', 'picked')`;

/** Releases at one location queue up, so that two of them never plan the same units and numbers stay in line. */
export async function readRelease(
  tx: Tx,
  locationId: string,
  orderIds: readonly string[],
  totes: readonly string[],
): Promise<ReleaseFacts> {
  const queued = tx.query("release_turn", "select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${tx.orgId} release ${locationId}`]);
  const headers = lockHeaders(tx, orderIds, { name: "release", locking: "lock" });
  const [, rows, parts, holds, products, waves, inUse, policies] = await Promise.all([
    queued,
    headers,
    readParts(tx, orderIds),
    tx.query<{ orderId: string }>("release_holds", HOLDS, [tx.orgId, orderIds]),
    tx.query<{ id: string }>("release_products", PRODUCTS, [tx.orgId, orderIds, locationId]),
    tx.query<{ next: number }>("release_next_wave", NEXT_WAVE, [tx.orgId, locationId]),
    tx.query<{ tote: string }>("release_totes", TOTES, [tx.orgId, totes]),
    readPolicies(tx),
  ]);
  const bins = await readBinUnits(
    tx,
    products.map(({ id }) => id),
    [locationId],
    "look",
  );
  return {
    orders: rows.map((header) => assembleOrder(header, parts)),
    held: new Set(holds.map(({ orderId }) => orderId)),
    bins,
    nextWave: waves[0]?.next ?? 1,
    totesInUse: new Set(inUse.map(({ tote }) => tote)),
    policies,
  };
}
