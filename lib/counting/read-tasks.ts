import type { CountCause, CountState } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** What is to be counted. Expected units are not among it: the first count is blind. */
export type CountRow = {
  id: string;
  location: string;
  bin: string | null;
  sku: string | null;
  name: string | null;
  cause: CountCause;
  state: CountState;
  created_at: string;
};

type Row = Omit<CountRow, "created_at"> & { createdAt: Date };

const COLUMNS = `t.id, l.code as location, b.code as bin, p.sku, p.name, t.cause, t.state, t.created_at as "createdAt"
  from count_task t join location l on l.org_id = t.org_id and l.id = t.location_id
  left join bin b on b.org_id = t.org_id and b.id = t.bin_id
  left join product p on p.org_id = t.org_id and p.id = t.product_id`;
const OPEN = `select ${COLUMNS} where t.org_id = $1 and t.location_id = $2::uuid and t.done_at is null
  order by b.walk nulls last, t.created_at, t.id limit ${READ_MOST}`;
const ONE = `select t.location_id as "locationId", ${COLUMNS} where t.org_id = $1 and t.id = $2::uuid`;

const wire = <R extends { createdAt: Date }>({ createdAt, ...row }: R) => ({ ...row, created_at: createdAt.toISOString() });

/** Open counts of a location in walking order. */
export const listCounts = (actor: Actor, locationId: string): Promise<CountRow[]> =>
  readTenant(actor.orgId, async (tx) => (await tx.query<Row>("open_counts", OPEN, [tx.orgId, locationId])).map(wire));

export const findCount = (actor: Actor, id: string): Promise<(CountRow & { locationId: string }) | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [row] = await tx.query<Row & { locationId: string }>("count_by_id", ONE, [tx.orgId, id]);
    return row ? wire(row) : null;
  });

// What may lie there by the books; a count of one product is about that product, whether any lies there or not.
const MAY_LIE = `select distinct p.id, p.sku, p.name, p.tracks_lots as lots, p.gtin from count_task t
  left join bin_stock s on s.org_id = t.org_id and s.location_id = t.location_id and (t.bin_id is null or s.bin_id = t.bin_id)
  join product p on p.org_id = t.org_id and p.id = coalesce(t.product_id, s.product_id)
  where t.org_id = $1 and t.id = $2::uuid`;
const ITEMS = `select sku, name, lots from (${MAY_LIE}) m order by sku limit 2000`;
const CODES = `select c.code, m.sku, c.units from (${MAY_LIE}) m
  cross join lateral (select m.gtin as code, 1 as units where m.gtin is not null
    union all select b.code, b.units from product_barcode b where b.org_id = $1 and b.product_id = m.id) c
  order by m.sku, c.units, c.code limit 2000`;

export type ToCount = {
  items: { sku: string; name: string; lots: boolean }[];
  codes: { code: string; sku: string; units: number }[];
};

/** What may lie there and its barcodes, so that a tablet knows them without asking. They say nothing of how much is expected. */
export const readToCount = (actor: Actor, taskId: string): Promise<ToCount> =>
  readTenant(actor.orgId, async (tx) => {
    const [items, codes] = await Promise.all([
      tx.query<ToCount["items"][number]>("items_to_count", ITEMS, [tx.orgId, taskId]),
      tx.query<ToCount["codes"][number]>("codes_to_count", CODES, [tx.orgId, taskId]),
    ]);
    return { items, codes };
  });
