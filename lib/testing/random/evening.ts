import { enterCount } from "@/lib/counting/count";
import {
  closeBody,
  pickScanBody,
  putBackBody,
  recallBody,
  releaseBody,
  shipBody,
  shortBody,
  unpackLinesBody,
} from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage, unpackUnits } from "@/lib/fulfilment/packages";
import { scanPick } from "@/lib/fulfilment/pick";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { releaseOrders } from "@/lib/fulfilment/release";
import { shipPackages } from "@/lib/fulfilment/ship";
import { reportShort } from "@/lib/fulfilment/short";
import { recallFulfilment } from "@/lib/fulfilment/take-back";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import { liftHold } from "@/lib/orders/hold";
import { readdressBody } from "@/lib/orders/inputs";
import { readdressOrder } from "@/lib/orders/readdress";
import { declineSubstitution } from "@/lib/orders/substitute";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { carrierEventsBody } from "@/lib/shipping/event-inputs";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { settleCarrierEvents } from "@/lib/shipping/settle-events";
import { settleLabels } from "@/lib/shipping/settle-label";
import type { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { packBody, TO_CLOSE, TO_PACK, TO_PICK, TO_PUT_BACK, TO_SHIP } from "@/lib/testing/random/floor-work";
import { SHIP_TO } from "@/lib/testing/random/floor-commands";
import { found, OPEN_COUNTS } from "@/lib/testing/random/goods-work";
import { TO_LABEL } from "@/lib/testing/random/parcels";
import { type Row, textOf, textOrNull, unitsOf } from "@/lib/testing/random/pick-row";
import type { World } from "@/lib/testing/world";
import type { Outcome } from "@/lib/transaction/transact";
import { cancelRequest } from "@/lib/transfers/cancel";

const HELD = `select o.id, o.version from orders o join order_hold h on h.org_id = o.org_id and h.order_id = o.id and h.lifted_at is null
  where o.org_id = $1 and o.status in ('placed', 'in_fulfilment')`;
const PROPOSED = `select p.id, o.version from substitution_proposal p join orders o on o.org_id = p.org_id and o.id = p.order_id where p.org_id = $1 and p.state = 'open'`;
const HOMELESS = "select id, version from orders where org_id = $1 and ship_to_id is null and status = 'in_fulfilment'";
const REQUESTED = "select id from transfer_request where org_id = $1 and state = 'open'";
const TRAVELLING = "select id from stock_transfer where org_id = $1 and status = 'in_transit'";
const RESERVED = `select distinct o.id, l.code from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id and r.active_units > 0
  join location l on l.org_id = r.org_id and l.id = r.location_id where o.org_id = $1 and o.status in ('placed', 'in_fulfilment')`;
// Packed by somebody who answered for it: taken out and scanned before the package closes.
const UNNUMBERED = `select l.package_id as id, l.fulfilment_line_id as work, l.units from package_line l join package k on k.org_id = l.org_id and k.id = l.package_id
  join fulfilment_line f on f.org_id = l.org_id and f.id = l.fulfilment_line_id join product p on p.org_id = f.org_id and p.id = f.product_id
  where l.org_id = $1 and p.tracks_serials and k.shipment_id is null and l.units > (select count(*) from package_serial s where s.org_id = l.org_id
    and s.package_id = l.package_id and s.fulfilment_line_id = l.fulfilment_line_id and s.removed_at is null)`;
const ON_ITS_WAY = `select l.tracking_number as number from label l join package k on k.org_id = l.org_id and k.id = l.package_id
  where l.org_id = $1 and l.state = 'bought' and k.shipment_id is not null and k.delivered_at is null`;

const MOST_ROUNDS = 30;

/**
 * After the day nothing goes wrong any more, and everybody finishes what is there: what no step brings to an end is stuck.
 * Returns what was refused in the last round.
 */
export async function finishDay(world: World, far: FarCarrier): Promise<string[]> {
  far.trouble("buy");
  far.trouble("void");
  far.trouble("track");
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const ends = [];
    for (const chore of chores(world, far, round)) ends.push(...(await chore()));
    if (ends.every((end) => end !== "moved")) return [...new Set(ends)];
  }
  return ["still moving"];
}

type Chore = () => Promise<string[]>;

function chores(world: World, far: FarCarrier, round: number): Chore[] {
  const { actor, orgId } = world;
  const carrierOf = () => far;
  const each =
    (rows: string, run: (row: Row) => Promise<Outcome<unknown>>): Chore =>
    () =>
      forEach(world, rows, run);
  return [
    each(HELD, (row) => liftHold(actor, textOf(row, "id"), { version: Number(row["version"]) })),
    each(PROPOSED, (row) => declineSubstitution(actor, textOf(row, "id"), { version: Number(row["version"]), reason: "not wanted" })),
    each(HOMELESS, (row) => readdressOrder(actor, textOf(row, "id"), readdressBody.parse({ version: row["version"], ship_to: SHIP_TO }))),
    each(TO_PUT_BACK, (row) => completePutBack(actor, textOf(row, "id"), putBackBody.parse({}))),
    each(OPEN_COUNTS, async (row) => enterCount(actor, textOf(row, "id"), await found(world, row, 0))),
    each(REQUESTED, (row) => cancelRequest(actor, textOf(row, "id"))),
    each(TRAVELLING, (row) => receiveTransfer(actor, textOf(row, "id"), {})),
    async () => {
      await feedLeftovers(orgId);
      await settleLabels(orgId, { olderThanSeconds: 0, carrierOf });
      await settleCarrierEvents(orgId);
      return [];
    },
    each(RESERVED, (row) => releaseOrders(actor, releaseBody.parse({ location: row["code"], orders: [row["id"]] }))),
    each(TO_PICK, (row) => pickOrMiss(world, row)),
    each(TO_PACK, (row) => scanPack(actor, packBody(row, unitsOf(row), `evening-${round}-${textOf(row, "id")}`))),
    each(UNNUMBERED, (row) => unpackUnits(actor, textOf(row, "id"), unpackLinesBody.parse({ work: row["work"], units: row["units"] }))),
    each(TO_CLOSE, (row) => closePackage(actor, textOf(row, "id"), closeBody.parse({ weight_g: 900 }))),
    each(TO_LABEL, (row) => buyLabel(actor, textOf(row, "id"), buyBody.parse({}), { carrierOf })),
    each(TO_SHIP, (row) => shipOrCallBack(world, textOf(row, "id"))),
    each(ON_ITS_WAY, (row) => deliver(world, row)),
  ];
}

/** What came of each row: moved, or why it was not. */
async function forEach({ sql, orgId }: World, rows: string, run: (row: Row) => Promise<Outcome<unknown>>): Promise<string[]> {
  const ends: string[] = [];
  for (const row of await sql(rows, [orgId])) {
    const outcome = await run(row);
    if (outcome.kind !== "answer" || outcome.status >= 500) throw new Error(`answered with ${JSON.stringify(outcome)}`);
    // Carrying out writes a mark; what merely looks, or is refused, has none.
    if (outcome.mark !== null && outcome.status < 300) ends.push("moved");
    else if (outcome.status >= 300) ends.push(JSON.stringify(outcome.answer));
  }
  return ends;
}

async function pickOrMiss({ actor }: World, row: Row): Promise<Outcome<unknown>> {
  const [work, units] = [textOf(row, "id"), unitsOf(row)];
  const scan = pickScanBody.parse({ work, bin: textOrNull(row, "bin"), code: row["sku"], units, lot: row["lot"] });
  const outcome = await scanPick(actor, scan);
  if (outcome.kind === "answer" && outcome.answer.ok && outcome.answer.verdict === "accepted") return outcome;
  return reportShort(actor, shortBody.parse({ work, units, reason: "expired" }));
}

/** Parts of a bundle may have come apart on the floor; then they are called back and go out together. */
async function shipOrCallBack({ actor }: World, fulfilment: string): Promise<Outcome<unknown>> {
  const outcome = await shipPackages(actor, fulfilment, shipBody.parse({}));
  const isApart = outcome.kind === "answer" && !outcome.answer.ok && outcome.answer.code === "bundle_incomplete";
  return isApart ? recallFulfilment(actor, fulfilment, recallBody.parse({ reason: "its bundle came apart" })) : outcome;
}

function deliver({ actor }: World, row: Row): Promise<Outcome<unknown>> {
  const number = textOf(row, "number");
  const event = { id: `evening ${number}`, tracking_number: number, kind: "delivered", at: "2026-11-20T18:00:00.000Z" };
  return recordCarrierEvents(actor, "COAST", carrierEventsBody.parse({ events: [event] }).events);
}

const LEFT_OPEN = [
  ["fulfilments", "select id, state from fulfilment where org_id = $1 and state not in ('shipped', 'canceled')"],
  [
    "carried units",
    "select id from fulfilment_line where org_id = $1 and (picked > shipped or units > picked + dropped or going_back > 0)",
  ],
  ["put-backs", "select id from put_back where org_id = $1 and done_at is null"],
  ["counts", "select id from count_task where org_id = $1 and done_at is null"],
  ["transfers", "select id from stock_transfer where org_id = $1 and status = 'in_transit'"],
  ["transfer requests", "select id from transfer_request where org_id = $1 and state = 'open'"],
  ["labels", "select id, state from label where org_id = $1 and state in ('wanted', 'void_pending') and refused_because is null"],
  ["packages on their way", ON_ITS_WAY],
  [
    "messages about known parcels",
    `select e.external_id, e.kind from inbox_event e join label l on l.org_id = e.org_id and l.tracking_number = e.subject
     join package k on k.org_id = l.org_id and k.id = l.package_id where e.org_id = $1 and e.result = 'waiting' and k.shipment_id is not null`,
  ],
  [
    "orders that wait for the floor",
    `select distinct o.number, o.status from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id and r.active_units > 0
     left join lot t on t.org_id = r.org_id and t.id = r.lot_id
     join product p on p.org_id = r.org_id and p.id = r.product_id
     join order_line l on l.org_id = r.org_id and l.id = r.line_id
     where o.org_id = $1 and o.terms = 'credit' and p.sku <> 'LOT' and not (l.ship_complete and exists (select from order_line g
       where g.org_id = l.org_id and g.order_id = l.order_id and g.ship_complete and g.backordered > 0 and (o.ship_complete or g.id = l.id)))`,
  ],
  [
    "orders all of whose goods arrived",
    `select o.number, o.status from orders o where o.org_id = $1 and o.status in ('placed', 'in_fulfilment', 'shipped')
       and exists (select from order_line l where l.org_id = o.org_id and l.order_id = o.id and l.shipped > 0)
       and not exists (select from order_line l where l.org_id = o.org_id and l.order_id = o.id and l.kind = 'stock' and l.delivered < l.ordered - l.canceled)`,
  ],
] as const;

/** What the evening could not finish, with what the carrier was paid for and nobody has. */
export async function leftOpen({ sql, orgId }: World, far: FarCarrier): Promise<{ what: string; rows: unknown[] }[]> {
  const open: { what: string; rows: unknown[] }[] = [];
  for (const [what, text] of LEFT_OPEN) {
    const rows = await sql(text, [orgId]);
    if (rows.length > 0) open.push({ what, rows: rows.slice(0, 3) });
  }
  const known = await sql("select id from label where org_id = $1 and (state = 'bought' or refused_because is not null)", [orgId]);
  const ours = new Set(known.map(({ id }) => String(id)));
  const lost = far.paid.filter((key) => !ours.has(key));
  if (lost.length > 0) open.push({ what: "labels that are paid for and that nobody has", rows: lost });
  return open;
}
