import type { WaveKind } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { SUBSTITUTES_AT } from "./propose";

/** A walk that still has units to pick. */
export type Walk = {
  id: string;
  number: number;
  kind: WaveKind;
  priority: number;
  released_at: string;
  picker: { id: string; name: string } | null;
  orders: number;
  lines: number;
  units: number;
  picked: number;
  promised_on: string | null;
};

type Row = Omit<Walk, "released_at" | "picker"> & { releasedAt: Date; pickerId: string | null; pickerName: string | null };

// Driven by the index of lines that are still to pick, so it is as large as the floor's work and not as its history.
const WALKS = `with open as (
    select f.wave_id, count(distinct l.order_id)::int as orders, count(*)::int as lines, sum(l.units - l.picked - l.dropped)::int as units,
      min(f.promised_on) as promised_on
    from fulfilment_line l join fulfilment f on f.org_id = l.org_id and f.id = l.fulfilment_id
    where l.org_id = $1 and l.location_id = $2::uuid and l.units > l.picked + l.dropped group by f.wave_id)
  select w.id, w.number, w.kind, w.priority, w.released_at as "releasedAt", w.picker_id as "pickerId", u.name as "pickerName",
    o.orders, o.lines, o.units, o.promised_on, coalesce((select sum(x.picked) from fulfilment_line x
      join fulfilment g on g.org_id = x.org_id and g.id = x.fulfilment_id where g.org_id = $1 and g.wave_id = w.id), 0)::int as picked
  from open o join wave w on w.org_id = $1 and w.id = o.wave_id
  left join app_user u on u.id = w.picker_id
  order by w.priority desc, o.promised_on nulls last, w.released_at, w.id limit $3`;

/** Open walks of a location, the most urgent first. */
export const listWalks = (actor: Actor, locationId: string, limit = READ_MOST): Promise<Walk[]> =>
  readTenant(actor.orgId, async (tx) => {
    const rows = await tx.query<Row>("open_walks", WALKS, [tx.orgId, locationId, limit]);
    return rows.map(({ releasedAt, pickerId, pickerName, ...row }) => ({
      ...row,
      released_at: releasedAt.toISOString(),
      picker: pickerId === null ? null : { id: pickerId, name: pickerName ?? "" },
    }));
  });

/** One stop of a walk: units of a product to take out of a bin for one order. */
export type Stop = {
  id: string;
  bin: string | null;
  zone: string | null;
  sku: string;
  name: string;
  gtin: string | null;
  /** Barcodes of the product with the units that each counts as. */
  codes: { code: string; units: number }[];
  lot: string | null;
  expires_on: string | null;
  units: number;
  picked: number;
  dropped: number;
  fulfilment: string;
  number: string;
  order: string;
  tote: string | null;
  note: string;
  /** What may be proposed where units are not found, the best first; none where the customer takes no substitutes. */
  substitutes: { sku: string; name: string; available: number }[];
};

export type WalkView = {
  id: string;
  number: number;
  kind: WaveKind;
  location: string;
  picker: { id: string; name: string } | null;
  stops: Stop[];
};

const WAVE = `select w.id, w.number, w.kind, l.code as location, w.location_id as "locationId", w.picker_id as "pickerId", u.name as "pickerName"
  from wave w join location l on l.org_id = w.org_id and l.id = w.location_id left join app_user u on u.id = w.picker_id
  where w.org_id = $1 and w.id = $2::uuid`;

const STOPS = `select n.id, b.code as bin, z.code as zone, p.sku, p.name, p.gtin,
    coalesce((select json_agg(json_build_object('code', c.code, 'units', c.units)) from (select p.gtin as code, 1 as units where p.gtin is not null
      union all select x.code, x.units from product_barcode x where x.org_id = p.org_id and x.product_id = p.id) c), '[]'::json) as codes, t.code as lot, t.expires_on, n.units, n.picked, n.dropped,
    f.id as fulfilment, o.number || '-' || f.seq as number, o.number as "order", f.tote, o.note,
    case when i.allow_substitution then coalesce((select json_agg(json_build_object('sku', y.sku, 'name', y.name, 'available', y.available) order by y.rank)
      from (${SUBSTITUTES_AT("n.org_id", "i", "n.location_id")}) y where y.available > 0), '[]'::json) else '[]'::json end as substitutes
  from fulfilment f join fulfilment_line n on n.org_id = f.org_id and n.fulfilment_id = f.id
  join orders o on o.org_id = f.org_id and o.id = f.order_id
  join order_line i on i.org_id = n.org_id and i.id = n.line_id
  join product p on p.org_id = n.org_id and p.id = n.product_id
  left join bin b on b.org_id = n.org_id and b.id = n.bin_id
  left join zone z on z.org_id = b.org_id and z.id = b.zone_id
  left join lot t on t.org_id = n.org_id and t.id = n.lot_id
  where f.org_id = $1 and f.wave_id = $2::uuid order by n.walk, b.code, p.sku, n.id`;

type WaveRow = Pick<WalkView, "id" | "number" | "kind" | "location"> & {
  locationId: string;
  pickerId: string | null;
  pickerName: string | null;
};

/** A walk with its stops in walking order, or null. */
export const findWalk = (actor: Actor, waveId: string): Promise<(WalkView & { locationId: string }) | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [waves, stops] = await Promise.all([
      tx.query<WaveRow>("walk", WAVE, [tx.orgId, waveId]),
      tx.query<Stop>("walk_stops", STOPS, [tx.orgId, waveId]),
    ]);
    const [row] = waves;
    if (!row) return null;
    const { pickerId, pickerName, ...wave } = row;
    return { ...wave, picker: pickerId === null ? null : { id: pickerId, name: pickerName ?? "" }, stops };
  });
