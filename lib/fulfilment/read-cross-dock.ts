import type { Order } from "@/lib/orders/order";
import type { Policies } from "@/lib/orders/placement-facts";
import { assembleOrder, lockHeaders, readParts } from "@/lib/orders/read-order";
import { readPolicies } from "@/lib/orders/read-policies";
import type { BinUnits } from "@/lib/stock/places";
import { readBinUnits } from "@/lib/stock/read-places";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Locking } from "@/lib/transaction/locking";

/** Goods that came to a location: a receipt, or a transfer, which may come in parts. */
export type DockArrival = { kind: "receipt" | "transfer"; id: string; reference: string; locationId: string; commits: string[] };

const RECEIPTS = `select 'receipt' as kind, r.id, r.reference, r.location_id as "locationId", array[r.commit_id] as commits, r.occurred_at as at
  from receipt r where r.org_id = $1`;
const TRANSFERS = `select 'transfer', t.id, t.reference, t.to_id, array_remove(array_agg(distinct m.commit_id), null), max(m.occurred_at)
  from stock_transfer t left join stock_movement m on m.org_id = t.org_id and m.transfer_id = t.id and m.location_id = t.to_id
    and m.kind in ('transfer_in', 'adjust')
  where t.org_id = $1`;

const ONE = `${RECEIPTS} and r.id = $2::uuid union all ${TRANSFERS} and t.id = $2::uuid group by t.org_id, t.id`;

/** The receipt or the transfer of this id, or null. */
export const findDockArrival = async (tx: Tx, id: string): Promise<DockArrival | null> =>
  (await tx.query<DockArrival>("dock_arrival", ONE, [tx.orgId, id]))[0] ?? null;

// What served somebody is little, and what came is put away within the day.
const RECENT = `select * from (
    ${RECEIPTS} and r.location_id = $2::uuid and r.occurred_at > now() - interval '2 days'
    union all
    ${TRANSFERS} and t.to_id = $2::uuid and (t.status = 'in_transit' or t.received_at > now() - interval '2 days')
      and m.occurred_at > now() - interval '2 days'
    group by t.org_id, t.id) a
  where exists (select from order_event e where e.org_id = $1 and e.commit_id = any(a.commits) and e.move = 'allocate')
  order by a.at desc, a.id desc limit 10`;

/** What came to a location of late and served orders that waited, the latest first. */
export const recentArrivals = (tx: Tx, locationId: string): Promise<DockArrival[]> =>
  tx.query<DockArrival>("dock_recent", RECENT, [tx.orgId, locationId]);

/** What an arrival reserved for orders that waited, by the transaction of both. */
export type FedReservation = { id: string; orderId: string; productId: string; commitId: string };

const FED = `select r.id, r.order_id as "orderId", r.product_id as "productId", r.commit_id as "commitId" from order_event e
  join reservation r on r.org_id = e.org_id and r.order_id = e.order_id and r.commit_id = e.commit_id
  where e.org_id = $1 and e.commit_id = any($2::uuid[]) and e.move = 'allocate' and r.location_id = $3::uuid
    and r.units > r.released_units + r.shipped_units
  order by r.id`;

export const readFedReservations = (tx: Tx, locationId: string, commits: readonly string[]): Promise<FedReservation[]> =>
  tx.query<FedReservation>("dock_fed", FED, [tx.orgId, commits, locationId]);

export type CrossDockFacts = {
  orders: Order[];
  held: ReadonlySet<string>;
  /** Reservations that the arrival made. */
  fed: ReadonlySet<string>;
  /** Where the goods lie at the location; those in no bin stand on the dock. */
  bins: BinUnits[];
  policies: Policies;
  nextWave: number;
  skus: ReadonlyMap<string, string>;
};

const HOLDS = `select distinct order_id as "orderId" from order_hold where org_id = $1 and order_id = any($2::uuid[]) and lifted_at is null`;
const NEXT_WAVE = `select coalesce(max(number), 0) + 1 as next from wave where org_id = $1 and location_id = $2::uuid`;
const SKUS = "select id, sku from product where org_id = $1 and id = any($2::uuid[])";

/** Orders before places, as everybody locks them; a command queues up behind the releases of the location, as they do. */
export async function readCrossDock(
  tx: Tx,
  locationId: string,
  reservations: readonly FedReservation[],
  locking: Locking,
): Promise<CrossDockFacts> {
  const orderIds = [...new Set(reservations.map(({ orderId }) => orderId))].sort();
  const productIds = [...new Set(reservations.map(({ productId }) => productId))].sort();
  const queued =
    locking === "lock"
      ? tx.query("release_turn", "select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${tx.orgId} release ${locationId}`])
      : null;
  const [, headers, parts, holds, waves, skus, policies, bins] = await Promise.all([
    queued,
    lockHeaders(tx, orderIds, { name: "cross_dock", locking }),
    readParts(tx, orderIds),
    tx.query<{ orderId: string }>("dock_holds", HOLDS, [tx.orgId, orderIds]),
    tx.query<{ next: number }>("release_next_wave", NEXT_WAVE, [tx.orgId, locationId]),
    tx.query<{ id: string; sku: string }>("dock_skus", SKUS, [tx.orgId, productIds]),
    readPolicies(tx),
    readBinUnits(tx, productIds, [locationId], locking),
  ]);
  return {
    orders: headers.map((header) => assembleOrder(header, parts)),
    held: new Set(holds.map(({ orderId }) => orderId)),
    fed: new Set(reservations.map(({ id }) => id)),
    bins,
    policies,
    nextWave: waves[0]?.next ?? 1,
    skus: new Map(skus.map(({ id, sku }) => [id, sku])),
  };
}
