import { afterAll, beforeAll, expect, test } from "vitest";
import type { Wire } from "@/db/testing/wire";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody, transferBody, transferReceiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { sendTransfer } from "@/lib/receiving/transfer";
import { actorOf } from "@/lib/testing/actor";
import { done, packAndShip, refusedWith } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWiredWorld } from "@/lib/testing/wired-world";
import { addOrganization, type World } from "@/lib/testing/world";
import { crossDock } from "./cross-dock";
import { listCrossDocks, listDockOffers } from "./list-cross-docks";
import { withCrossDocks } from "./with-cross-docks";

let world: World;
let wire: Wire;
let locationId: string;

beforeAll(async () => {
  ({ world, wire } = await createWiredWorld());
  await addLocation(world, "FAR");
  locationId = await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (sku: string, units: number) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }] }))).order;
const receive = async (location: string, sku: string, units: number) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: `DN ${sku}`, lines: [{ sku, units }] }))).receipt.id;

test("what was received of late is offered in as many statements for four receipts as for one", async () => {
  const statements = async (): Promise<{ orders: string[]; sent: number }> => {
    for (const _warm of [1, 2]) await listDockOffers(world.actor, locationId);
    await flushSignals();
    wire.forget();
    const offers = await listDockOffers(world.actor, locationId);
    return { orders: offers.map(({ order }) => order), sent: wire.messages.filter(({ type }) => type === "B").length };
  };
  const waiting: string[] = [];
  const arrive = async (sku: string) => {
    await addProduct(world, { sku });
    waiting.push((await place(sku, 2)).number);
    await receive("X", sku, 5);
  };
  await arrive("A1");
  const one = await statements();
  for (const sku of ["A2", "A3", "A4"]) await arrive(sku);
  const four = await statements();
  expect([one.orders, four.orders]).toEqual([waiting.slice(0, 1), waiting]);
  expect(four.sent).toBe(one.sent);
});

test("units that stand on the dock once are offered once, to who was served by what came first", async () => {
  await addProduct(world, { sku: "CUP" });
  await addBin(world, "X", "B1", "pick", 1);
  const [first, second] = [await place("CUP", 3), await place("CUP", 3)];
  await receive("X", "CUP", 3);
  await receive("X", "CUP", 3);
  const ofCups = async () =>
    (await listDockOffers(world.actor, locationId)).filter(({ order }) => [first, second].some((it) => it.number === order));
  expect(await ofCups()).toMatchObject([
    { order: first.number, units: 3 },
    { order: second.number, units: 3 },
  ]);
  done(await putAway(world.actor, putAwayBody.parse({ location: "X", lines: [{ sku: "CUP", units: 4, to: "B1" }] })));
  expect(await ofCups()).toMatchObject([{ order: first.number, units: 2 }]);
  for (const { receipt, order } of await ofCups()) done(await crossDock(world.actor, receipt ?? "", { order }));
  expect(await ofCups()).toEqual([]);
});

test("goods that came of late are offered however long they travelled", async () => {
  await addProduct(world, { sku: "VASE" });
  await receive("FAR", "VASE", 4);
  const body = transferBody.parse({ from: "FAR", to: "X", lines: [{ sku: "VASE", units: 4 }] });
  const sent = done(await sendTransfer(world.actor, body)).transfer.id;
  await world.sql("update stock_transfer set sent_at = sent_at - interval '90 days' where id = $1", [sent]);
  await place("VASE", 4);
  const offered = async () =>
    (await listDockOffers(world.actor, locationId)).filter(({ transfer }) => transfer === sent).map(({ units }) => units);
  done(await receiveTransfer(world.actor, sent, transferReceiptBody.parse({ lines: [{ sku: "VASE", units: 1 }] })));
  expect(await offered()).toEqual([1]);
  done(await receiveTransfer(world.actor, sent, transferReceiptBody.parse({ lines: [{ sku: "VASE", units: 3 }] })));
  expect(await offered()).toEqual([4]);
});

test("a transfer that comes in parts is offered for who waited, and goes straight to packing like a receipt", async () => {
  await addProduct(world, { sku: "BOWL" });
  await receive("FAR", "BOWL", 6);
  const sent = done(
    await sendTransfer(world.actor, transferBody.parse({ from: "FAR", to: "X", reference: "T 9", lines: [{ sku: "BOWL", units: 6 }] })),
  ).transfer.id;
  expect(await listCrossDocks(world.actor, sent)).toEqual([]);
  const [first, second] = [await place("BOWL", 3), await place("BOWL", 2)];
  const unload = async (units: number) =>
    done(
      await withCrossDocks(
        world.actor,
        await receiveTransfer(world.actor, sent, transferReceiptBody.parse({ lines: [{ sku: "BOWL", units }] })),
      ),
    ).cross_docks;
  const offer = (order: { number: string }, units: number) => ({ receipt: null, transfer: sent, order: order.number, units });
  expect(await unload(2)).toMatchObject([offer(first, 2)]);
  expect(await unload(3)).toMatchObject([offer(first, 3), offer(second, 2)]);
  expect((await listDockOffers(world.actor, locationId)).filter(({ transfer }) => transfer === sent)).toMatchObject([
    offer(first, 3),
    offer(second, 2),
  ]);
  const docked = done(await crossDock(world.actor, sent, { order: first.number })).cross_dock;
  expect(docked).toMatchObject({ order: first.number, units: 3, lines: [{ sku: "BOWL", units: 3 }] });
  const told = await world.sql("select changes from order_event where order_id = $1 and move = 'cross_dock'", [first.id]);
  expect(told).toMatchObject([{ changes: { units: 3, transfer: "T 9" } }]);
  expect(refusedWith(await crossDock(world.actor, sent, { order: first.number }))).toBe("not_on_dock");
  await packAndShip(world, docked.fulfilment);
  expect(await listCrossDocks(world.actor, sent)).toMatchObject([offer(second, 2)]);
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect(await listCrossDocks(stranger, sent)).toBeNull();
  expect(refusedWith(await crossDock(stranger, sent, { order: second.id }))).toBe("receipt_unknown");
});
