import { afterAll, beforeAll, expect, test } from "vitest";
import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";
import { pickScanBody } from "@/lib/fulfilment/inputs";
import { readBoard } from "@/lib/fulfilment/read-board";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { closeTransfer } from "@/lib/receiving/close-transfer";
import { receiptBody, transferBody, transferReceiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { actorOf } from "@/lib/testing/actor";
import { done, refusedWith } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { cancelRequest } from "./cancel";
import { scanTransferPick } from "./pick";
import { requestTransfer } from "./request";
import { sendRequest } from "./send";
import { reportTransferShort } from "./short";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "A", null, 10);
  await addLocation(world, "B", null, 20);
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receive = async (sku: string, units: number, more: object = {}) =>
  done(
    await receiveGoods(
      world.actor,
      receiptBody.parse({ location: "A", reference: "R", lines: [{ sku, units, unit_cost: "2.00", ...more }] }),
    ),
  );
/** A product with units in a bin of its own at A. */
async function stock(sku: string, units: number): Promise<string> {
  const id = await addProduct(world, { sku });
  await addBin(world, "A", `A-${sku}`, "pick", 10);
  await receive(sku, units);
  done(await putAway(world.actor, putAwayBody.parse({ location: "A", lines: [{ sku, units, to: `A-${sku}` }] })));
  return id;
}
const request = (sku: string, units: number) =>
  requestTransfer(world.actor, transferBody.parse({ from: "A", to: "B", reference: "T", lines: [{ sku, units }] }));
const workOf = async (id: string): Promise<string[]> =>
  (await world.sql("select id from transfer_work where request_id = $1 order by walk, id", [id])).map((row) => String(row["id"]));
const pick = (work: string, sku: string, units: number, more: object = {}) =>
  scanTransferPick(world.actor, pickScanBody.parse({ work, code: sku, bin: `B-A-${sku}`, units, ...more }));
const levels = async (id: string) =>
  (
    await world.sql(
      `select l.code || ' ' || s.condition as at, s.on_hand, s.reserved from stock_level s join location l on l.id = s.location_id
       where s.product_id = $1 and (s.on_hand <> 0 or s.reserved <> 0) order by 1`,
      [id],
    )
  ).map(({ at, on_hand, reserved }) => [at, on_hand, reserved]);

test("units are held from the request on, picked by scans, sent, and received by count: over, short and damaged are said", async () => {
  const id = await stock("LAMP", 10);
  const { request: asked } = done(await request("LAMP", 6));
  expect(asked).toMatchObject({ from: "A", to: "B", state: "open", lines: [{ sku: "LAMP", units: 6, picked: 0 }] });
  expect(await levels(id)).toEqual([["A good", 10, 6]]);
  const [work = ""] = await workOf(asked.id);
  expect(done(await pick(work, "LAMP", 1, { bin: "B-WRONG" }))).toMatchObject({ verdict: "wrong_bin", units: 0 });
  expect(done(await pick(work, "OTHER", 1, { bin: "B-A-LAMP" }))).toMatchObject({ verdict: "unknown_code", units: 0 });
  expect(done(await pick(work, "LAMP", 7))).toMatchObject({ verdict: "one_too_many" });
  expect(done(await pick(work, "LAMP", 4))).toMatchObject({ verdict: "accepted", units: 4, work: { picked: 4 } });
  expect(refusedWith(await sendRequest(world.actor, asked.id))).toBe("still_to_pick");
  expect(await levels(id)).toEqual([["A good", 10, 6]]);
  await assertNoDrift();
  done(await pick(work, "LAMP", 2));
  const scans = await world.sql("select verdict from scan where transfer_work_id = $1 order by id", [work]);
  expect(scans.map(({ verdict }) => verdict)).toEqual(["wrong_bin", "unknown_code", "one_too_many", "accepted", "accepted"]);

  expect(done(await sendRequest(world.actor, asked.id))).toMatchObject({ request: { state: "sent", lines: [{ sent: 6 }] } });
  expect(await levels(id)).toEqual([
    ["A good", 4, 0],
    ["B in_transit", 6, 0],
  ]);
  expect(refusedWith(await sendRequest(world.actor, asked.id))).toBe("request_closed");
  await assertNoDrift();

  const order = done(
    await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "LAMP", units: 7 }] })),
  ).order;
  const first = { lines: [{ sku: "LAMP", units: 3, damaged: 1 }] };
  expect(done(await receiveTransfer(world.actor, asked.id, transferReceiptBody.parse(first)))).toMatchObject({
    transfer: { status: "in_transit", lines: [{ units: 6, received: 4, damaged: 1, lost: 0, over: 0 }] },
    missing: [{ sku: "LAMP", units: 2 }],
    fed: [{ number: order.number, units: 3 }],
  });
  const rest = { lines: [{ sku: "LAMP", units: 3 }] };
  expect(refusedWith(await receiveTransfer(world.actor, asked.id, transferReceiptBody.parse(rest)))).toBe("more_than_sent");
  expect(done(await receiveTransfer(world.actor, asked.id, transferReceiptBody.parse({ ...rest, accept_over: true })))).toMatchObject({
    transfer: { status: "received", lines: [{ received: 6, damaged: 1, over: 1 }] },
    missing: [],
  });
  expect(await levels(id)).toEqual([
    ["A good", 4, 4],
    ["B damaged", 1, 0],
    ["B good", 6, 3],
  ]);
  const costs = await world.sql(
    "select unit_cost, sum(units)::int as units from cost_layer c join location l on l.id = c.location_id where l.code = 'B' and product_id = $1 group by 1 order by 1",
    [id],
  );
  expect(costs).toEqual([
    { unit_cost: "2.0000", units: 6 },
    { unit_cost: null, units: 1 },
  ]);
});

test("what a picker does not find is not sent: it leaves the stock, its bin is counted, the rest goes", async () => {
  const id = await stock("VASE", 5);
  const { request: asked } = done(await request("VASE", 5));
  const [work = ""] = await workOf(asked.id);
  done(await pick(work, "VASE", 2));
  expect(refusedWith(await reportTransferShort(world.actor, { work, units: 4, reason: "not_in_bin" }))).toBe("not_to_pick");
  const short = done(await reportTransferShort(world.actor, { work, units: 2, reason: "not_in_bin" }));
  expect(short).toMatchObject({ work: { units: 5, picked: 2, dropped: 2 } });
  expect(await world.sql("select cause from count_task where id = $1", [short.count_task])).toEqual([{ cause: "short_pick" }]);
  expect(done(await reportTransferShort(world.actor, { work, units: 1, reason: "damaged" }))).toMatchObject({ count_task: null });
  expect(await levels(id)).toEqual([
    ["A damaged", 1, 0],
    ["A good", 2, 2],
  ]);
  await assertNoDrift();
  done(await sendRequest(world.actor, asked.id));
  expect(await levels(id)).toEqual([
    ["A damaged", 1, 0],
    ["B in_transit", 2, 0],
  ]);
  expect(
    done(await receiveTransfer(world.actor, asked.id, transferReceiptBody.parse({ lines: [{ sku: "VASE", units: 1 }] }))),
  ).toMatchObject({
    missing: [{ sku: "VASE", units: 1 }],
  });
  expect(done(await closeTransfer(world.actor, asked.id))).toMatchObject({
    transfer: { status: "received", lines: [{ units: 2, received: 2, lost: 1 }] },
    lost: [{ sku: "VASE", units: 1 }],
  });
  expect(refusedWith(await closeTransfer(world.actor, asked.id))).toBe("transfer_done");
  expect(await levels(id)).toEqual([
    ["A damaged", 1, 0],
    ["B good", 1, 0],
  ]);
});

test("a request of which nothing is found ends without a transfer; one that is canceled gives everything back and feeds who waits", async () => {
  const id = await stock("JUG", 4);
  const { request: none } = done(await request("JUG", 1));
  const [gone = ""] = await workOf(none.id);
  done(await reportTransferShort(world.actor, { work: gone, units: 1, reason: "not_in_bin" }));
  expect(done(await sendRequest(world.actor, none.id))).toMatchObject({ request: { state: "canceled" } });
  expect(await world.sql("select 1 from stock_transfer where id = $1", [none.id])).toEqual([]);

  const { request: asked } = done(await request("JUG", 3));
  const [work = ""] = await workOf(asked.id);
  done(await pick(work, "JUG", 2));
  const order = done(
    await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "JUG", units: 3 }] })),
  ).order;
  expect(done(await cancelRequest(world.actor, asked.id))).toMatchObject({
    request: { state: "canceled", lines: [{ picked: 0, dropped: 3 }] },
  });
  expect(await levels(id)).toEqual([["A good", 3, 3]]);
  expect(await world.sql("select reserved, backordered from order_line where order_id = $1", [order.id])).toEqual([
    { reserved: 3, backordered: 0 },
  ]);
  const waiting = await world.sql("select units from bin_stock where product_id = $1 and bin_id is null and units > 0", [id]);
  expect(waiting).toEqual([{ units: 2 }]);
  expect(done(await pick(work, "JUG", 1))).toMatchObject({ verdict: "work_gone", units: 0 });
  expect(refusedWith(await cancelRequest(world.actor, asked.id))).toBe("request_closed");
});

test("only free units are asked for, and a count that finds fewer takes them from the request before any order", async () => {
  const id = await stock("CUP", 6);
  const order = done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", lines: [{ sku: "CUP", units: 3 }] }))).order;
  expect(refusedWith(await request("CUP", 4))).toBe("not_enough");
  const { request: asked } = done(await request("CUP", 3));
  const [work = ""] = await workOf(asked.id);
  done(await pick(work, "CUP", 1));
  const { task } = done(await openCount(world.actor, { location: "A", bin: "A-CUP" }));
  const entries = { entries: [{ sku: "CUP", units: 4 }] };
  done(await enterCount(world.actor, task.id, entries));
  expect(done(await enterCount(world.actor, task.id, entries))).toMatchObject({ conflicts: [] });
  expect(await levels(id)).toEqual([["A good", 5, 5]]);
  expect(await world.sql("select units, picked, dropped from transfer_work where id = $1", [work])).toEqual([
    { units: 3, picked: 1, dropped: 1 },
  ]);
  const other = done(await openCount(world.actor, { location: "A", bin: "A-CUP" }));
  const fewer = { entries: [{ sku: "CUP", units: 1 }] };
  done(await enterCount(world.actor, other.task.id, fewer));
  expect(done(await enterCount(world.actor, other.task.id, fewer))).toMatchObject({ conflicts: [{ order: order.number, units: 2 }] });
  expect(await levels(id)).toEqual([["A good", 2, 2]]);
  done(await sendRequest(world.actor, asked.id));
});

test("two pickers at the last unit, a scan that is sent twice, and a cancel against a pick", async () => {
  const id = await stock("POT", 4);
  const { request: asked } = done(await request("POT", 4));
  const [work = ""] = await workOf(asked.id);
  const once = { route: "POST /floor/do/pick-transfer", key: "k-1", bodyHash: "h" };
  const body = pickScanBody.parse({ work, code: "POT", bin: "B-A-POT", units: 3 });
  done(await scanTransferPick(world.actor, body, { once }));
  const again = await scanTransferPick(world.actor, body, { once });
  expect([again.kind === "answer" && again.replayed, done(again).work.picked]).toEqual([true, 3]);
  const both = await Promise.all([pick(work, "POT", 1), pick(work, "POT", 1)]);
  expect(both.map((it) => done(it).verdict).toSorted()).toEqual(["accepted", "one_too_many"]);
  await Promise.all([cancelRequest(world.actor, asked.id), sendRequest(world.actor, asked.id)]);
  const [row] = await world.sql("select state from transfer_request where id = $1", [asked.id]);
  expect(await levels(id)).toEqual(row?.["state"] === "sent" ? [["B in_transit", 4, 0]] : [["A good", 4, 0]]);
});

test("lots travel with their units, and expired ones are not asked for", async () => {
  const id = await addProduct(world, { sku: "JAM", tracksLots: true });
  await receive("JAM", 2, { lot: "OLD", expires_on: "2020-01-01" });
  await receive("JAM", 2, { lot: "L1", expires_on: "2090-01-01" });
  await receive("JAM", 2, { lot: "L2", expires_on: "2091-01-01" });
  expect(refusedWith(await request("JAM", 5))).toBe("not_enough");
  const { request: asked } = done(await request("JAM", 3));
  const [first = "", second = ""] = await workOf(asked.id);
  expect(done(await pick(first, "JAM", 1, { bin: null, lot: "L2" }))).toMatchObject({ verdict: "wrong_lot" });
  done(await pick(first, "JAM", 2, { bin: null, lot: "L1" }));
  done(await pick(second, "JAM", 1, { bin: null, lot: "L2" }));
  done(await sendRequest(world.actor, asked.id));
  const body = { lines: [{ sku: "JAM", units: 1, damaged: 2 }] };
  done(await receiveTransfer(world.actor, asked.id, transferReceiptBody.parse(body)));
  const lying = await world.sql(
    `select s.condition, t.code as lot, s.units from bin_stock s join location l on l.id = s.location_id join lot t on t.id = s.lot_id
     where l.code = 'B' and s.product_id = $1 and s.units > 0 order by 1, 2`,
    [id],
  );
  expect(lying).toEqual([
    { condition: "damaged", lot: "L1", units: 1 },
    { condition: "damaged", lot: "L2", units: 1 },
    { condition: "good", lot: "L1", units: 1 },
  ]);
});

test("each step asks for its right and its location", async () => {
  await stock("PAN", 2);
  const viewer = actorOf(world.orgId, new Set(["view", "pick"]));
  const body = transferBody.parse({ from: "A", to: "B", lines: [{ sku: "PAN", units: 1 }] });
  expect(refusedWith(await requestTransfer(viewer, body))).toBe("no_right");
  const { request: asked } = done(await requestTransfer(world.actor, body));
  expect(refusedWith(await sendRequest(viewer, asked.id))).toBe("no_right");
  expect(refusedWith(await cancelRequest(viewer, asked.id))).toBe("no_right");
  const [{ id: elsewhere } = { id: "" }] = await world.sql("select id from location where code = 'B'");
  const stranger = { ...world.actor, locationIds: [String(elsewhere)] };
  const [work = ""] = await workOf(asked.id);
  expect(refusedWith(await scanTransferPick(stranger, pickScanBody.parse({ work, code: "PAN" })))).toBe("location_not_yours");
  expect(refusedWith(await sendRequest(stranger, asked.id))).toBe("location_not_yours");
  expect(refusedWith(await sendRequest(world.actor, world.orgId))).toBe("request_unknown");
});

test("the supervisor's board counts the walk of a request apart from those of orders", async () => {
  await stock("TRAY", 10);
  const [place] = await world.sql("select id from location where org_id = $1 and code = 'A'", [world.orgId]);
  const board = () => readBoard(world.actor, String(place?.["id"]), "2026-11-22");
  const before = await board();
  const { request: asked } = done(await request("TRAY", 6));
  const { to_pick: toPick, to_send: toSend } = before.transfers;
  const stands = async () => {
    const { transfers } = await board();
    return [transfers.to_pick - toPick, transfers.to_send - toSend];
  };
  expect(await stands()).toEqual([6, 0]);
  const [work = ""] = await workOf(asked.id);
  const forTransfers = (picks: { for_transfers: number }[]): number => picks.reduce((sum, row) => sum + row.for_transfers, 0);
  done(await pick(work, "TRAY", 4));
  expect(await stands()).toEqual([2, 4]);
  done(await reportTransferShort(world.actor, { work, units: 1, reason: "not_in_bin" }));
  done(await reportTransferShort(world.actor, { work, units: 1, reason: "damaged" }));
  const after = await board();
  expect(forTransfers(after.picks) - forTransfers(before.picks)).toBe(4);
  expect(after.shorts.find(({ bin }) => bin === "A-TRAY")).toEqual({ bin: "A-TRAY", times: 2, units: 2, for_transfers: 2 });
  expect(after.stages).toEqual(before.stages);
  expect(await stands()).toEqual([0, 4]);
  done(await sendRequest(world.actor, asked.id));
  expect(await stands()).toEqual([0, 0]);
});
