import { listCartons } from "@/lib/shipping/cartons";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import { type Item, type Suggestion, suggestCarton } from "@/lib/shipping/suggest-carton";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

export type CartonAnswer = {
  ok: true;
  carton: { code: string; name: string; length_mm: number; width_mm: number; height_mm: number; tare_g: number; most_g: number } | null;
  /** Why the next smaller carton, or where there is none every carton, does not do. */
  because: Suggestion<never>["because"];
  /** Units without size or weight: they were counted as nothing. */
  unmeasured_units: number;
};

// What is picked and lies in no package yet, and what lies in the one that is open.
const GOODS = `select m.weight_g as "weightG", m.length_mm as "lengthMm", m.width_mm as "widthMm", m.height_mm as "heightMm",
    sum(f.picked - f.packed - f.going_back)::int as units, coalesce(sum(o.units), 0)::int as open
  from fulfilment_line f join product m on m.org_id = f.org_id and m.id = f.product_id
  left join lateral (select sum(y.units)::int as units from package_line y join package p on p.org_id = y.org_id and p.id = y.package_id
    where y.org_id = f.org_id and y.fulfilment_line_id = f.id and p.closed_at is null) o on true
  where f.org_id = $1 and f.fulfilment_id = $2::uuid group by m.id, m.weight_g, m.length_mm, m.width_mm, m.height_mm`;

const EXISTS = "select 1 from fulfilment where org_id = $1 and id = $2::uuid and ($3::uuid[] is null or location_id = any($3::uuid[]))";

/** The smallest carton for what a fulfilment still has to pack, together with what lies in its open package. */
export async function suggestForFulfilment(actor: Actor, fulfilmentId: string): Promise<CartonAnswer | ShippingRefused> {
  if (!actor.rights.has("view")) return refused("no_right", "view");
  const [known, goods] = await readTenant(actor.orgId, (tx) =>
    Promise.all([
      tx.query("carton_fulfilment", EXISTS, [tx.orgId, fulfilmentId, actor.locationIds]),
      tx.query<Item & { open: number }>("carton_goods", GOODS, [tx.orgId, fulfilmentId]),
    ]),
  );
  if (known.length === 0) return refused("not_found");
  const cartons = (await listCartons(actor.orgId)).filter(({ archivedAt }) => archivedAt === null);
  const items = goods.map(({ open, units, ...size }) => ({ ...size, units: units + open }));
  const { carton, because, unmeasuredUnits } = suggestCarton(items, cartons);
  return {
    ok: true,
    carton: carton && {
      code: carton.code,
      name: carton.name,
      length_mm: carton.lengthMm,
      width_mm: carton.widthMm,
      height_mm: carton.heightMm,
      tare_g: carton.tareG,
      most_g: carton.mostG,
    },
    because,
    unmeasured_units: unmeasuredUnits,
  };
}
