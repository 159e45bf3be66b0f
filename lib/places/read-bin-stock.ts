import "server-only";
import type { BinKind, StockCondition } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** Units of one product, condition and lot in one bin; without a bin they wait to be put away. */
export type BinStockRow = {
  sku: string;
  location: string;
  condition: StockCondition;
  bin: string | null;
  binKind: BinKind | null;
  zone: string | null;
  lot: string | null;
  expiresOn: string | null;
  units: number;
  /** Of these, what open picks are planned to take. */
  planned: number;
};

type Asked = { sku?: string | undefined; bin?: string | undefined; location?: string | undefined };

const MOST = 1_000;

const ROWS = `select p.sku, l.code as location, s.condition, b.code as bin, b.kind as "binKind", z.code as zone, t.code as lot,
    t.expires_on as "expiresOn", s.units, (select coalesce(sum(f.units - f.picked - f.dropped), 0)::int from fulfilment_line f
      where f.org_id = s.org_id and f.location_id = s.location_id and f.product_id = s.product_id and f.units > f.picked + f.dropped
        and s.condition = 'good' and f.bin_id is not distinct from s.bin_id and f.lot_id is not distinct from s.lot_id)
    + (select coalesce(sum(w.units - w.picked - w.dropped), 0)::int from transfer_work w
      where w.org_id = s.org_id and w.location_id = s.location_id and w.product_id = s.product_id and w.units > w.dropped + w.sent
        and s.condition = 'good' and w.bin_id is not distinct from s.bin_id and w.lot_id is not distinct from s.lot_id) as planned
  from bin_stock s
  join product p on p.org_id = s.org_id and p.id = s.product_id
  join location l on l.org_id = s.org_id and l.id = s.location_id
  left join bin b on b.org_id = s.org_id and b.id = s.bin_id
  left join zone z on z.org_id = b.org_id and z.id = b.zone_id
  left join lot t on t.org_id = s.org_id and t.id = s.lot_id
  where s.org_id = $1 and s.units > 0 and ($3::text is null or l.code = $3)`;
const ORDER = `order by l.rank, l.code, b.walk nulls first, b.code, p.sku, s.condition, t.expires_on nulls last, t.code limit ${MOST}`;

const BY_SKU = `${ROWS} and s.product_id = (select id from product where org_id = $1 and sku = $2) ${ORDER}`;
const BY_BIN = `${ROWS} and s.bin_id = (select id from bin where org_id = $1 and code = $2) ${ORDER}`;

/** What lies in a bin, or where a product lies; with both, the product in the bin. In walking order, what waits first. */
export const readBinStock = (actor: Pick<Actor, "orgId">, { sku, bin, location }: Asked): Promise<BinStockRow[]> =>
  readTenant(actor.orgId, async (tx) => {
    const place = location ?? null;
    if (bin === undefined) return tx.query<BinStockRow>("bin_stock_by_sku", BY_SKU, [tx.orgId, sku ?? "", place]);
    const rows = await tx.query<BinStockRow>("bin_stock_by_bin", BY_BIN, [tx.orgId, bin, place]);
    return rows.filter((row) => sku === undefined || row.sku === sku);
  });
