import type { FulfilmentState } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

export type FulfilmentRow = {
  id: string;
  number: string;
  order: string;
  order_id: string;
  location: string;
  customer: string;
  state: FulfilmentState;
  tote: string | null;
  promised_on: string | null;
  released_at: string;
  units: number;
  picked: number;
  packed: number;
  shipped: number;
  packages: number;
};

type Row = Omit<FulfilmentRow, "released_at"> & { releasedAt: Date };

const COLUMNS = `f.id, o.number || '-' || f.seq as number, o.number as "order", o.id as order_id, l.code as location, c.name as customer, f.state,
    f.tote, f.promised_on, f.released_at as "releasedAt", s.units, s.picked, s.packed, s.shipped,
    (select count(*) from package p where p.org_id = f.org_id and p.fulfilment_id = f.id)::int as packages
  from fulfilment f join orders o on o.org_id = f.org_id and o.id = f.order_id
  join location l on l.org_id = f.org_id and l.id = f.location_id
  join customer c on c.org_id = o.org_id and c.id = o.customer_id
  cross join lateral (select sum(n.units - n.dropped)::int as units, sum(n.picked)::int as picked, sum(n.packed)::int as packed,
    sum(n.shipped)::int as shipped from fulfilment_line n where n.org_id = f.org_id and n.fulfilment_id = f.id) s`;

const OPEN = `select ${COLUMNS} where f.org_id = $1 and f.location_id = $2::uuid and f.state = any($3::text[]) and f.state not in ('shipped', 'canceled')
  order by f.promised_on nulls last, f.released_at, f.id limit ${READ_MOST}`;

const wire = ({ releasedAt, ...row }: Row): FulfilmentRow => ({ ...row, released_at: releasedAt.toISOString() });

/** Fulfilments of a location that have not left, the most urgent first. */
export const listOpenFulfilments = (actor: Actor, locationId: string, states: readonly FulfilmentState[]): Promise<FulfilmentRow[]> =>
  readTenant(actor.orgId, async (tx) => (await tx.query<Row>("open_fulfilments", OPEN, [tx.orgId, locationId, states])).map(wire));

export type FulfilmentLineView = {
  id: string;
  line: number;
  sku: string;
  name: string;
  gtin: string | null;
  tracks_serials: boolean;
  bin: string | null;
  lot: string | null;
  units: number;
  picked: number;
  packed: number;
  shipped: number;
  dropped: number;
  going_back: number;
  weight_g: number | null;
  length_mm: number | null;
  width_mm: number | null;
  height_mm: number | null;
};

export type PackageView = {
  id: string;
  seq: number;
  sscc: string;
  weight_g: number | null;
  /** Null where a side is not known. */
  size_mm: { length: number; width: number; height: number } | null;
  closed: boolean;
  shipped: boolean;
  label: {
    id: string;
    state: string;
    carrier: string;
    service: string;
    tracking_number: string | null;
    address_is_current: boolean;
  } | null;
  lines: { work: string; sku: string; units: number; serials: string[] }[];
};

export type FulfilmentView = FulfilmentRow & {
  locationId: string;
  wave: string;
  note: string;
  ship_to: { name: string; street: string; postcode: string; city: string; country: string } | null;
  lines: FulfilmentLineView[];
  packages_list: PackageView[];
};

const ONE = `select ${COLUMNS.replace("f.id,", "f.id, f.location_id as \"locationId\", f.wave_id as wave, o.note, (select json_build_object('name', a.name, 'street', a.street, 'postcode', a.postcode, 'city', a.city, 'country', a.country) from address a where a.org_id = o.org_id and a.id = o.ship_to_id) as ship_to,")}
  where f.org_id = $1 and f.id = $2::uuid`;

const LINES = `select n.id, i.line, p.sku, p.name, p.gtin, p.tracks_serials, b.code as bin, t.code as lot, n.units, n.picked, n.packed, n.shipped,
    n.dropped, n.going_back, p.weight_g, p.length_mm, p.width_mm, p.height_mm
  from fulfilment_line n join order_line i on i.org_id = n.org_id and i.id = n.line_id
  join product p on p.org_id = n.org_id and p.id = n.product_id
  left join bin b on b.org_id = n.org_id and b.id = n.bin_id
  left join lot t on t.org_id = n.org_id and t.id = n.lot_id
  where n.org_id = $1 and n.fulfilment_id = $2::uuid order by i.line, p.sku, n.id`;

const PACKAGES = `select k.id, k.seq, k.sscc, k.weight_g,
    case when k.length_mm is not null and k.width_mm is not null and k.height_mm is not null
      then json_build_object('length', k.length_mm, 'width', k.width_mm, 'height', k.height_mm) end as size_mm, k.closed_at is not null as closed, k.shipment_id is not null as shipped,
    (select json_build_object('id', l.id, 'state', l.state, 'carrier', l.carrier, 'service', l.service, 'tracking_number', l.tracking_number,
       'address_is_current', l.ship_to_id is not distinct from o.ship_to_id)
     from label l where l.org_id = k.org_id and l.package_id = k.id and l.state in ('wanted', 'bought')) as label,
    coalesce((select json_agg(json_build_object('work', x.fulfilment_line_id, 'sku', p.sku, 'units', x.units, 'serials',
        coalesce((select json_agg(s.serial order by s.serial) from package_serial s where s.org_id = x.org_id and s.package_id = x.package_id
          and s.fulfilment_line_id = x.fulfilment_line_id and s.removed_at is null), '[]'::json)) order by p.sku)
      from package_line x join fulfilment_line n on n.org_id = x.org_id and n.id = x.fulfilment_line_id
      join product p on p.org_id = n.org_id and p.id = n.product_id
      where x.org_id = k.org_id and x.package_id = k.id and x.units > 0), '[]'::json) as lines
  from package k join orders o on o.org_id = k.org_id and o.id = k.order_id where k.org_id = $1 and k.fulfilment_id = $2::uuid order by k.seq`;

type One = Row & Pick<FulfilmentView, "locationId" | "wave" | "note" | "ship_to">;

/** A fulfilment with its lines and packages, or null. */
export const findFulfilment = (actor: Actor, id: string): Promise<FulfilmentView | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [rows, lines, packages] = await Promise.all([
      tx.query<One>("fulfilment_by_id", ONE, [tx.orgId, id]),
      tx.query<FulfilmentLineView>("fulfilment_lines_shown", LINES, [tx.orgId, id]),
      tx.query<PackageView>("fulfilment_packages", PACKAGES, [tx.orgId, id]),
    ]);
    const [row] = rows;
    if (!row) return null;
    const { releasedAt, ...rest } = row;
    return { ...rest, released_at: releasedAt.toISOString(), lines, packages_list: packages };
  });
