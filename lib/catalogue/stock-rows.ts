import type { Tx } from "@/lib/transaction/in-tenant";

// A product and a location made at the same time would not see each other: products share this lock, a location has it alone.
const SHARE = "select pg_advisory_xact_lock_shared(hashtextextended('stock rows of ' || $1, 0))";
const ALONE = "select pg_advisory_xact_lock(hashtextextended('stock rows of ' || $1, 0))";

const rowsFor = (which: string): string => `
insert into stock_level (org_id, product_id, location_id, condition, safety_stock)
select p.org_id, p.id, l.id, c.condition, case when c.condition = 'good' then p.safety_stock else 0 end
from product p
join location l on l.org_id = p.org_id
cross join (values ('good'), ('damaged'), ('quarantine'), ('in_transit')) c (condition)
where p.org_id = $1 and p.kind = 'stock' and ${which}
on conflict do nothing`;

/** A row for every active location and condition, so that there is always one to lock. */
export async function addRowsOfProducts(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx.query("share_stock_rows", SHARE, [tx.orgId]);
  await tx.query("rows_of_products", rowsFor("p.id = any($2) and l.archived_at is null"), [tx.orgId, productIds]);
}

/** A row for every stocked product and condition, archived products too: they may be restored. */
export async function addRowsOfLocation(tx: Tx, locationId: string): Promise<void> {
  await tx.query("own_stock_rows", ALONE, [tx.orgId]);
  await tx.query("rows_of_location", rowsFor("l.id = $2"), [tx.orgId, locationId]);
}

// Good rows first, in location order, as every other writer of stock rows locks them.
const LOCK = `select location_id, condition, on_hand, reserved from stock_level
where org_id = $1 and product_id = $2 order by condition <> 'good', location_id, condition for no key update`;

const WAITING = "select coalesce(sum(units), 0)::int as waiting from backorder where org_id = $1 and product_id = $2 and units > 0";

export type HeldUnits = { onHand: number; reserved: number; waiting: number };

/** Locks all stock rows of the product and counts its units: on hand, reserved, and waited for by orders. */
export async function lockHeldUnits(tx: Tx, productId: string): Promise<HeldUnits> {
  const rows = await tx.query<{ on_hand: number; reserved: number }>("lock_rows_of_product", LOCK, [tx.orgId, productId]);
  const [queue] = await tx.query<{ waiting: number }>("waiting_of_product", WAITING, [tx.orgId, productId]);
  return {
    onHand: rows.reduce((sum, row) => sum + row.on_hand, 0),
    reserved: rows.reduce((sum, row) => sum + row.reserved, 0),
    waiting: queue?.waiting ?? 0,
  };
}

const SAFETY = `update stock_level set safety_stock = $3
where org_id = $1 and product_id = $2 and condition = 'good' and safety_stock <> $3`;

/** Copies the product's safety stock, in units per location, to its good rows. */
export async function writeSafetyStock(tx: Tx, productId: string, units: number): Promise<void> {
  await tx.query("lock_rows_of_product", LOCK, [tx.orgId, productId]);
  await tx.query("write_safety_stock", SAFETY, [tx.orgId, productId, units]);
}
