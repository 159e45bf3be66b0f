import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** A pick bin that has run low while overflow has more: what to bring from where. */
export type Replenishment = {
  sku: string;
  name: string;
  location: string;
  bin: string;
  unitsInBin: number;
  leastUnits: number;
  mostUnits: number | null;
  moves: { from: string; lot: string | null; expiresOn: string | null; units: number }[];
};

type Low = Omit<Replenishment, "moves"> & { productId: string; locationId: string };
type Spare = { productId: string; locationId: string; from: string; lot: string | null; expiresOn: string | null; units: number };

const MOST = 200;

const LOW = `select p.sku, p.name, l.code as location, b.code as bin, s.units as "unitsInBin", k.least_units as "leastUnits",
    k.most_units as "mostUnits", k.product_id as "productId", k.location_id as "locationId"
  from product_bin k
  join product p on p.org_id = k.org_id and p.id = k.product_id and p.archived_at is null
  join bin b on b.org_id = k.org_id and b.id = k.bin_id and b.archived_at is null
  join location l on l.org_id = k.org_id and l.id = k.location_id and l.archived_at is null
  cross join lateral (select coalesce(sum(i.units), 0)::int as units from bin_stock i where i.org_id = k.org_id and i.product_id = k.product_id
    and i.location_id = k.location_id and i.condition = 'good' and i.bin_id = k.bin_id) s
  where k.org_id = $1 and s.units < k.least_units and ($2::text is null or l.code = $2) and ($3::uuid[] is null or k.location_id = any($3::uuid[]))
    and exists (select from bin_stock o join bin x on x.org_id = o.org_id and x.id = o.bin_id and x.kind = 'overflow'
      where o.org_id = k.org_id and o.product_id = k.product_id and o.location_id = k.location_id and o.condition = 'good' and o.units > 0)
  order by l.rank, l.code, s.units::float8 / greatest(k.least_units, 1), b.walk, b.code limit ${MOST}`;

const SPARE = `select o.product_id as "productId", o.location_id as "locationId", x.code as from, t.code as lot, t.expires_on as "expiresOn", o.units
  from bin_stock o
  join bin x on x.org_id = o.org_id and x.id = o.bin_id and x.kind = 'overflow'
  left join lot t on t.org_id = o.org_id and t.id = o.lot_id
  where o.org_id = $1 and o.product_id = any($2::uuid[]) and o.condition = 'good' and o.units > 0
  order by t.expires_on nulls last, x.walk, x.code`;

/** Pick bins below their least units, the emptiest first, each filled to its most (twice the least where none is set). */
export const listReplenishments = (actor: Actor, location?: string): Promise<Replenishment[]> =>
  readTenant(actor.orgId, async (tx) => {
    const low = await tx.query<Low>("pick_bins_low", LOW, [tx.orgId, location ?? null, actor.locationIds]);
    if (low.length === 0) return [];
    const spare = await tx.query<Spare>("overflow_of_products", SPARE, [tx.orgId, low.map(({ productId }) => productId)]);
    return low.map(({ productId, locationId, ...row }) => {
      const here = spare.filter((place) => place.productId === productId && place.locationId === locationId);
      return { ...row, moves: movesFor(row, here) };
    });
  });

function movesFor(
  { unitsInBin, leastUnits, mostUnits }: Pick<Replenishment, "unitsInBin" | "leastUnits" | "mostUnits">,
  spare: readonly Spare[],
) {
  const moves: Replenishment["moves"] = [];
  let open = (mostUnits ?? 2 * leastUnits) - unitsInBin;
  for (const { from, lot, expiresOn, units } of spare) {
    const moved = Math.min(open, units);
    if (moved > 0) moves.push({ from, lot, expiresOn, units: moved });
    open -= moved;
  }
  return moves;
}
