import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { lockHeldUnits } from "@/lib/catalogue/stock-rows";
import { refuse } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

const BUNDLES = `select p.sku from bundle_component b join product p on p.org_id = b.org_id and p.id = b.bundle_id
where b.org_id = $1 and b.component_id = $2 and p.archived_at is null order by p.sku limit 1`;

async function refuseComponent(tx: Tx, productId: string): Promise<CatalogueRefusal | null> {
  const [bundle] = await tx.query<{ sku: string }>("bundle_of_component", BUNDLES, [tx.orgId, productId]);
  return bundle ? refuse("is_component", bundle.sku) : null;
}

/** A stocked product may become a bundle or a service only while nothing of it exists and nobody waits for it. */
export async function refuseKind(tx: Tx, productId: string): Promise<CatalogueRefusal | null> {
  const component = await refuseComponent(tx, productId);
  if (component) return component;
  const held = await lockHeldUnits(tx, productId);
  const facts = [
    held.onHand > 0 && `${unitsText(held.onHand)} in stock`,
    held.reserved > 0 && `${unitsText(held.reserved)} reserved`,
    held.waiting > 0 && `${unitsText(held.waiting)} waited for`,
  ].filter((fact) => fact !== false);
  return facts.length > 0 ? refuse("kind_in_use", facts.join(", ")) : null;
}

const OPEN_BUNDLES = `
select coalesce(sum(l.reserved + l.picked + l.packed), 0)::int as reserved, coalesce(sum(l.backordered), 0)::int as waiting
from order_line l
where l.org_id = $1 and l.product_id = $2 and l.id in (
  select r.line_id from reservation r where r.org_id = $1 and r.units > r.released_units + r.shipped_units
  union
  select q.line_id from backorder q where q.org_id = $1 and q.units > 0)`;

// Whoever places the bundle holds these rows until it has committed; in the order in which everybody locks them.
const PARTS = `select 1 from stock_level s where s.org_id = $1 and s.condition = 'good' and s.product_id in (
  select component_id from bundle_component where org_id = $1 and bundle_id = $2)
order by s.product_id, s.location_id for no key update of s`;

/** What is promised to somebody cannot be archived. Units that merely lie in stock stay and can still be counted and moved. */
export async function refuseArchive(tx: Tx, row: { id: string; kind: string }): Promise<CatalogueRefusal | null> {
  if (row.kind === "service") return null;
  const component = await refuseComponent(tx, row.id);
  if (component) return component;
  const held = row.kind === "bundle" ? await openBundles(tx, row.id) : await lockHeldUnits(tx, row.id);
  if (held.reserved > 0) return refuse("units_reserved", unitsText(held.reserved));
  if (held.waiting > 0) return refuse("units_waiting", unitsText(held.waiting));
  return null;
}

/** Also of lines that were placed when the bundle was made of something else. */
async function openBundles(tx: Tx, bundleId: string): Promise<{ reserved: number; waiting: number }> {
  await tx.query("lock_parts_of_bundle", PARTS, [tx.orgId, bundleId]);
  const [open] = await tx.query<{ reserved: number; waiting: number }>("open_bundles", OPEN_BUNDLES, [tx.orgId, bundleId]);
  return open ?? { reserved: 0, waiting: 0 };
}

const unitsText = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "unit" : "units"}`;
