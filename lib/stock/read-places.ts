import type { BinKind } from "@/db/values";
import type { BinUnits } from "@/lib/stock/places";
import type { Tx } from "@/lib/transaction/in-tenant";
import { forUpdate, type Locking } from "@/lib/transaction/locking";

export type BinFact = { id: string; code: string; locationId: string; kind: BinKind; archived: boolean };
export type LotFact = { id: string; productId: string; code: string; expiresOn: string | null };

/** Where units lie, and the bins and lots that a command names. */
export type PlaceFacts = { rows: BinUnits[]; bins: BinFact[]; lots: LotFact[] };

/** Locations, bins and lots by their codes. */
export type AskedPlaces = { locations: readonly string[]; bins?: readonly string[]; lots?: readonly string[] };

// What picks are planned to take only decides which units a command takes first, so it is read without a lock.
const BIN_UNITS = (
  locations: string,
) => `select b.id, b.product_id as "productId", b.location_id as "locationId", b.condition, b.bin_id as "binId",
  b.lot_id as "lotId", b.units, n.kind as "binKind", n.walk, l.expires_on as "expiresOn",
  (select coalesce(sum(f.units - f.picked - f.dropped), 0)::int from fulfilment_line f where f.org_id = b.org_id and f.location_id = b.location_id
     and f.product_id = b.product_id and f.units > f.picked + f.dropped and b.condition = 'good'
     and f.bin_id is not distinct from b.bin_id and f.lot_id is not distinct from b.lot_id)
  + (select coalesce(sum(t.units - t.picked - t.dropped), 0)::int from transfer_work t where t.org_id = b.org_id and t.location_id = b.location_id
     and t.product_id = b.product_id and t.units > t.dropped + t.sent and b.condition = 'good'
     and t.bin_id is not distinct from b.bin_id and t.lot_id is not distinct from b.lot_id) as planned
  from bin_stock b
  left join bin n on n.org_id = b.org_id and n.id = b.bin_id
  left join lot l on l.org_id = b.org_id and l.id = b.lot_id
  where b.org_id = $1 and b.product_id = any($2::uuid[]) and b.location_id ${locations} order by b.id`;

const OF_CODES = "in (select id from location where org_id = $1 and code = any($3::text[]))";

/** Where the units of the products lie at these locations; locked in the order of their ids, or only looked at. */
export const readBinUnits = (
  tx: Tx,
  productIds: readonly string[],
  locationIds: readonly string[],
  locking: Locking,
): Promise<BinUnits[]> =>
  tx.query<BinUnits>(`bin_units_at_${locking}`, BIN_UNITS("= any($3::uuid[])") + forUpdate(locking, "b"), [
    tx.orgId,
    productIds,
    locationIds,
  ]);

// Held until the end, so that nobody archives a bin while units are on their way into it.
const BINS = `select id, code, location_id as "locationId", kind, archived_at is not null as archived from bin
  where org_id = $1 and code = any($2::text[]) order by id for key share`;

const LOTS = `select id, product_id as "productId", code, expires_on as "expiresOn" from lot
  where org_id = $1 and product_id = any($2::uuid[]) and code = any($3::text[])`;

/** Under the lock of the stock rows, and after it in the order of locks. */
export async function readPlaces(tx: Tx, productIds: readonly string[], asked: AskedPlaces): Promise<PlaceFacts> {
  const [rows, bins, lots] = await Promise.all([
    tx.query<BinUnits>("bin_units", BIN_UNITS(OF_CODES) + forUpdate("lock", "b"), [tx.orgId, productIds, asked.locations]),
    asked.bins?.length ? tx.query<BinFact>("bins_named", BINS, [tx.orgId, asked.bins]) : [],
    asked.lots?.length ? tx.query<LotFact>("lots_named", LOTS, [tx.orgId, productIds, asked.lots]) : [],
  ]);
  return { rows, bins, lots };
}
