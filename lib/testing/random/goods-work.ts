import { enterCount } from "@/lib/counting/count";
import { countBody, entriesBody } from "@/lib/counting/inputs";
import { openCount } from "@/lib/counting/open-count";
import { crossDock } from "@/lib/fulfilment/cross-dock";
import { crossDockBody } from "@/lib/fulfilment/inputs";
import { holdOrder, liftHold } from "@/lib/orders/hold";
import { holdBody, readdressBody } from "@/lib/orders/inputs";
import { readdressOrder } from "@/lib/orders/readdress";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody, transferReceiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { LOCATIONS } from "@/lib/testing/random/commands";
import { type FloorKind, SHIP_TO } from "@/lib/testing/random/floor-commands";
import type { Step } from "@/lib/testing/random/floor-work";
import { type Row, textOf, textOrNull, unitsOf } from "@/lib/testing/random/pick-row";
import type { World } from "@/lib/testing/world";

const SOMETHING = "select 1 as one where $1::uuid is not null";
const LOTS = [
  { lot: "L-NEAR", expires_on: "2031-01-31" },
  { lot: "L-FAR", expires_on: "2034-06-30" },
  { lot: "L-GONE", expires_on: "2020-01-31" },
] as const;
const RESTOCKED = ["A", "B", "LOT", "SER"] as const;

// What stands on the dock, and what is moved from overflow to where it is picked.
const TO_PUT_AWAY = `select p.sku, l.code as location, s.condition, t.code as lot, b.code as bin, s.units from bin_stock s
  join product p on p.org_id = s.org_id and p.id = s.product_id join location l on l.org_id = s.org_id and l.id = s.location_id
  left join lot t on t.org_id = s.org_id and t.id = s.lot_id left join bin b on b.org_id = s.org_id and b.id = s.bin_id
  where s.org_id = $1 and s.units > 0 and s.condition = 'good' and (b.id is null or b.kind = 'overflow') order by 2, 1, 5, 4`;
const BINS = `select b.code as bin, l.code as location, p.sku from bin b join location l on l.org_id = b.org_id and l.id = b.location_id
  cross join product p where b.org_id = $1 and p.org_id = b.org_id and p.kind = 'stock' order by 1, 2, 3`;
export const OPEN_COUNTS = `select t.id, t.location_id as location, t.bin_id as bin, t.product_id as product, coalesce(b.kind, 'pick') as kind from count_task t
  left join bin b on b.org_id = t.org_id and b.id = t.bin_id where t.org_id = $1 and t.done_at is null order by t.id`;
const LYING = `select p.sku, t.code as lot, sum(s.units)::int as units from bin_stock s join product p on p.org_id = s.org_id and p.id = s.product_id
  left join lot t on t.org_id = s.org_id and t.id = s.lot_id where s.org_id = $1 and s.units > 0 and s.location_id = $2
    and ($3::uuid is null or s.bin_id = $3) and ($4::uuid is null or s.product_id = $4) and s.condition = $5 group by 1, 2 order by 1, 2`;
// A receipt, or a transfer that came, with an order that it served.
const ON_DOCK = `select distinct a.id, a.at, o.number from (
    select r.id, r.commit_id, r.occurred_at as at from receipt r where r.org_id = $1
    union all select m.transfer_id, m.commit_id, x.sent_at from stock_movement m join stock_transfer x on x.org_id = m.org_id and x.id = m.transfer_id
      where m.org_id = $1 and m.location_id = x.to_id and m.kind = 'transfer_in') a
  join order_event e on e.org_id = $1 and e.commit_id = a.commit_id and e.move = 'allocate'
  join orders o on o.org_id = e.org_id and o.id = e.order_id where o.status in ('placed', 'in_fulfilment') order by a.at desc, o.number`;
const CHANGEABLE = `select o.id, o.version, exists (select from order_hold h where h.org_id = o.org_id and h.order_id = o.id and h.lifted_at is null) as held
  from orders o where o.org_id = $1 and o.status in ('placed', 'in_fulfilment') order by o.number`;
const ON_THE_WAY = `select x.id, p.sku, l.units - l.received_units as units from stock_transfer x join stock_transfer_line l on l.org_id = x.org_id and l.transfer_id = x.id
  join product p on p.org_id = l.org_id and p.id = l.product_id where x.org_id = $1 and x.status = 'in_transit' and l.units > l.received_units order by x.sent_at, p.sku`;

const GOODS = [
  "restock",
  "put_away",
  "count",
  "counted",
  "cross_dock",
  "hold",
  "readdress",
  "unload",
] as const satisfies readonly FloorKind[];

export const GOODS_WORK: Record<(typeof GOODS)[number], Step> = {
  restock: {
    rows: SOMETHING,
    run({ actor }, _row, { which, units, odd }, turn) {
      const sku = RESTOCKED[which % RESTOCKED.length] ?? "A";
      const lot = sku === "LOT" ? LOTS[odd ? 2 : units % 2] : {};
      const location = LOCATIONS[which % LOCATIONS.length];
      const bin = sku !== "LOT" && units % 2 === 0 ? { bin: `${location}-${units === 2 ? "P1" : "O1"}` } : {};
      const line = { sku, units: 3 * units, unit_cost: "1.50", ...lot, ...bin };
      return receiveGoods(actor, receiptBody.parse({ location, reference: turn, lines: [line] }));
    },
  },
  put_away: {
    rows: TO_PUT_AWAY,
    run({ actor }, row, { units, which }) {
      const to = `${textOf(row, "location")}-${which % 2 === 0 ? "P1" : "P2"}`;
      const lines = [{ sku: row["sku"], lot: row["lot"], from: row["bin"], units: Math.min(units, unitsOf(row)), to }];
      return putAway(actor, putAwayBody.parse({ location: row["location"], lines }));
    },
  },
  count: {
    rows: BINS,
    run({ actor }, { location, bin, sku }, { units }) {
      const what = units === 1 ? { sku } : units === 2 ? { bin, sku } : { bin };
      return openCount(actor, countBody.parse({ location, ...what }));
    },
  },
  counted: {
    rows: OPEN_COUNTS,
    run: async (world, row, { units, odd }) => enterCount(world.actor, textOf(row, "id"), await found(world, row, odd ? 1 : -(units - 1))),
  },
  cross_dock: {
    rows: ON_DOCK,
    run: ({ actor }, row) => crossDock(actor, textOf(row, "id"), crossDockBody.parse({ order: row["number"] })),
  },
  hold: {
    rows: CHANGEABLE,
    run({ actor }, row, { odd }) {
      const [id, version] = [textOf(row, "id"), Number(row["version"])];
      return row["held"] || odd ? liftHold(actor, id, { version }) : holdOrder(actor, id, holdBody.parse({ version }));
    },
  },
  readdress: {
    rows: CHANGEABLE,
    run: ({ actor }, row, { which }) =>
      readdressOrder(
        actor,
        textOf(row, "id"),
        readdressBody.parse({ version: row["version"], ship_to: { ...SHIP_TO, street: `Hill ${which}` } }),
      ),
  },
  unload: {
    rows: ON_THE_WAY,
    run({ actor }, row, { units, odd }) {
      const line = { sku: row["sku"], units: odd ? unitsOf(row) + 1 : Math.min(units, unitsOf(row)), ...(units === 2 && { damaged: 1 }) };
      return receiveTransfer(actor, textOf(row, "id"), transferReceiptBody.parse({ lines: [line], accept_over: units > 2 }));
    },
  },
};

/** What somebody counts: everything that the books say lies there, the first of it with a difference. */
export async function found({ sql, orgId }: World, task: Row, difference: number) {
  const condition = ["damaged", "quarantine"].includes(textOf(task, "kind")) ? task["kind"] : "good";
  const rows = await sql(LYING, [orgId, task["location"], task["bin"], task["product"], condition]);
  const entries = rows.map((row, index) => ({
    sku: row["sku"],
    lot: textOrNull(row, "lot"),
    units: Math.max(0, unitsOf(row) + (index === 0 ? difference : 0)),
  }));
  return entriesBody.parse({ entries });
}
