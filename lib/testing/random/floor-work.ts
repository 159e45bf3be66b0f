import {
  closeBody,
  overrideBody,
  packScanBody,
  pickScanBody,
  putBackBody,
  recallBody,
  releaseBody,
  shipBody,
  shortBody,
  unpackLinesBody,
  unpickBody,
} from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage, packUnscanned, reopenPackage, unpackUnits } from "@/lib/fulfilment/packages";
import { scanPick } from "@/lib/fulfilment/pick";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { releaseOrders } from "@/lib/fulfilment/release";
import { shipPackages } from "@/lib/fulfilment/ship";
import { reportShort } from "@/lib/fulfilment/short";
import { recallFulfilment, undoPick } from "@/lib/fulfilment/take-back";
import type { FloorCommand, FloorKind } from "@/lib/testing/random/floor-commands";
import type { Told } from "@/lib/testing/random/live";
import { pickRow, type Row, textOf, textOrNull, unitsOf } from "@/lib/testing/random/pick-row";
import type { World } from "@/lib/testing/world";

/** What one person on the floor does next: how it is done, and the rows that it can be done to. */
export type Step = { rows: string; run: (world: World, row: Row, command: FloorCommand, turn: string) => Promise<Told> };

const TO_RELEASE = `select distinct o.number, l.code from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id and r.active_units > 0
  join location l on l.org_id = r.org_id and l.id = r.location_id where o.org_id = $1 and o.status in ('placed', 'in_fulfilment') order by 1, 2`;
export const TO_PICK = `select f.id, f.fulfilment_id as fulfilment, f.units - f.picked - f.dropped as units, p.sku, b.code as bin, t.code as lot from fulfilment_line f
  join product p on p.org_id = f.org_id and p.id = f.product_id left join bin b on b.org_id = f.org_id and b.id = f.bin_id
  left join lot t on t.org_id = f.org_id and t.id = f.lot_id where f.org_id = $1 and f.units > f.picked + f.dropped order by f.id`;
const PICKED = `select f.id, f.picked - f.packed - f.going_back as units, l.code || '-P1' as bin from fulfilment_line f
  join location l on l.org_id = f.org_id and l.id = f.location_id where f.org_id = $1 and f.picked > f.packed + f.going_back order by 1`;
export const TO_PACK = `select f.fulfilment_id as id, f.fulfilment_id as fulfilment, f.picked - f.packed - f.going_back as units, p.sku, p.tracks_serials as serials, t.code as lot
  from fulfilment_line f join product p on p.org_id = f.org_id and p.id = f.product_id left join lot t on t.org_id = f.org_id and t.id = f.lot_id
  where f.org_id = $1 and f.picked > f.packed + f.going_back order by f.id`;
const PICKED_FULFILMENT = `select id from fulfilment where org_id = $1 and state in ('picked', 'picking') order by id`;
export const TO_CLOSE = `select k.id, k.fulfilment_id as fulfilment from package k where k.org_id = $1 and k.closed_at is null
  and exists (select from package_line l where l.org_id = k.org_id and l.package_id = k.id and l.units > 0) order by k.id`;
const CLOSED = "select k.id from package k where k.org_id = $1 and k.closed_at is not null and k.shipment_id is null order by k.id";
const PACKED = `select l.package_id as id, l.fulfilment_line_id as work, l.units from package_line l join package k on k.org_id = l.org_id and k.id = l.package_id
  where l.org_id = $1 and l.units > 0 and k.shipment_id is null order by l.id`;
export const TO_SHIP = `select f.id, f.id as fulfilment, array(select k.id::text from package k where k.org_id = f.org_id and k.fulfilment_id = f.id and k.closed_at is not null
    and k.shipment_id is null order by k.id) as packages from fulfilment f where f.org_id = $1 and f.state = 'packed' order by f.id`;
const ON_FLOOR = "select id from fulfilment where org_id = $1 and state not in ('shipped', 'canceled') order by id";
export const TO_PUT_BACK = `select b.id, (select n.code from bin n where n.org_id = b.org_id and n.location_id = b.location_id and n.kind = 'pick' order by n.code limit 1) as bin
  from put_back b where b.org_id = $1 and b.done_at is null order by b.id`;

const KINDS = ["single", "batch", "cluster"] as const;
const REASONS = ["not_in_bin", "damaged", "expired", "wrong_lot", "cannot_reach"] as const;
const upTo = (units: number, most: number): number => Math.max(1, Math.min(units, most));

const WORK = [
  "release",
  "pick",
  "undo",
  "short",
  "pack",
  "unscanned",
  "close",
  "reopen",
  "unpack",
  "ship",
  "recall",
  "put_back",
] as const satisfies readonly FloorKind[];

export const FLOOR_WORK: Record<(typeof WORK)[number], Step> = {
  release: {
    rows: TO_RELEASE,
    async run({ actor, sql, orgId }, row, { which, units }) {
      const here = (await sql(TO_RELEASE, [orgId])).filter(({ code }) => code === row["code"]).map(({ number }) => String(number));
      const orders = [...new Set([textOf(row, "number"), ...here])].slice(0, units);
      return releaseOrders(actor, releaseBody.parse({ location: row["code"], orders, kind: KINDS[which % KINDS.length] }));
    },
  },
  pick: {
    rows: TO_PICK,
    run: ({ actor }, row, { units, odd, which }) => {
      const bin = odd && which % 2 === 0 ? "X-P2" : textOrNull(row, "bin");
      const code = odd && which % 2 === 1 ? "B" : row["sku"];
      return scanPick(actor, pickScanBody.parse({ work: row["id"], bin, code, units, lot: row["lot"] }));
    },
  },
  undo: {
    rows: PICKED,
    run: ({ actor }, row, { units, odd }) =>
      undoPick(actor, unpickBody.parse({ work: row["id"], units: upTo(units, unitsOf(row)), ...(odd && { bin: row["bin"] }) })),
  },
  short: {
    rows: TO_PICK,
    run: ({ actor }, row, { units, which }) =>
      reportShort(actor, shortBody.parse({ work: row["id"], units: upTo(units, unitsOf(row)), reason: REASONS[which % REASONS.length] })),
  },
  pack: { rows: TO_PACK, run: ({ actor }, row, { units, which }) => scanPack(actor, packBody(row, units, pieceOf(row, which))) },
  unscanned: {
    rows: PICKED_FULFILMENT,
    run: ({ actor }, row) => packUnscanned(actor, textOf(row, "id"), overrideBody.parse({ reason: "scanner is broken" })),
  },
  close: {
    rows: TO_CLOSE,
    run: ({ actor }, row, { units }) => closePackage(actor, textOf(row, "id"), closeBody.parse({ weight_g: 700 * units })),
  },
  reopen: { rows: CLOSED, run: ({ actor }, row) => reopenPackage(actor, textOf(row, "id")) },
  unpack: {
    rows: PACKED,
    run: ({ actor }, row, { units }) =>
      unpackUnits(actor, textOf(row, "id"), unpackLinesBody.parse({ work: row["work"], units: upTo(units, unitsOf(row)) })),
  },
  ship: {
    rows: TO_SHIP,
    run: ({ actor }, row, { odd, which }) => {
      const packages = row["packages"] as string[];
      const some = which % 3 === 0 && packages.length > 0 ? { packages: packages.slice(0, 1) } : {};
      return shipPackages(actor, textOf(row, "id"), shipBody.parse({ handover: odd, ...some }));
    },
  },
  recall: {
    rows: ON_FLOOR,
    run: ({ actor }, row) => recallFulfilment(actor, textOf(row, "id"), recallBody.parse({ reason: "not today" })),
  },
  put_back: {
    rows: TO_PUT_BACK,
    run: ({ actor }, row, { odd }) => completePutBack(actor, textOf(row, "id"), putBackBody.parse(odd ? {} : { bin: row["bin"] })),
  },
};

/** A scan into a package; what has serial numbers is scanned one by one. */
export function packBody(row: Row, units: number, piece: string) {
  const serial = row["serials"] ? { serial: piece } : {};
  const most = row["serials"] ? 1 : upTo(units, unitsOf(row));
  return packScanBody.parse({ fulfilment: row["id"], code: row["sku"], units: most, lot: row["lot"], ...serial });
}

/** One of a few pieces, so that they are scanned again after they came back, and are known elsewhere now and then. */
export const pieceOf = (row: Row, which: number): string => `${textOf(row, "sku")}-${which % 30}`;

export const stepOn = async (world: World, step: Step, command: FloorCommand, turn: string): Promise<Told> => {
  const row = await pickRow(world, step.rows, command.which);
  return row && step.run(world, row, command, turn);
};
