import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CarrierEvent } from "@/db/values";
import { listExceptions } from "@/lib/exceptions/list-exceptions";
import { packScanBody, shipBody } from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage } from "@/lib/fulfilment/packages";
import { shipPackages } from "@/lib/fulfilment/ship";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { confirmDelivery, recordCarrierEvents, type ToldEvent } from "@/lib/shipping/carrier-events";
import { carrierEventsBody, deliverBody } from "@/lib/shipping/event-inputs";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { listMessages } from "@/lib/shipping/read-messages";
import { settleCarrierEvents } from "@/lib/shipping/settle-events";
import { openWarehouse, type Packed, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { trackLabel } from "@/lib/shipping/track";
import { actorOf } from "@/lib/testing/actor";
import { done, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
let made = 0;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const AT = "2026-11-20T09:30:00.000Z";
const message = (tracking_number: string, kind: CarrierEvent = "delivered", more: object = {}) => {
  made += 1;
  return { id: `M${made}`, tracking_number, kind, at: AT, ...more };
};
const send = async (...events: object[]): Promise<ToldEvent[]> =>
  done(await recordCarrierEvents(world.actor, "COAST", carrierEventsBody.parse({ events }).events)).events;
const result = async (event: object): Promise<string | undefined> => (await send(event))[0]?.result;

async function labelled(packageId: string): Promise<{ id: string; number: string }> {
  const { label } = done(await buyLabel(world.actor, packageId, buyBody.parse({})));
  return { id: label.id, number: label.tracking_number ?? "" };
}
async function sent(units = 2): Promise<Packed & { tracking: string; label: string }> {
  const packed = await packLamps(world, units);
  const { id, number } = await labelled(packed.packageId);
  await shipPackage(world, packed);
  return { ...packed, tracking: number, label: id };
}
const orderRow = async (id: string) =>
  (
    await world.sql("select status, fulfilment_status as fulfilment, version, delivered_at as delivered from orders where id = $1", [id])
  )[0];
const mailsOf = async (id: string) =>
  (
    await world.sql(
      "select payload ->> 'whole' as whole from outbox_message where order_id = $1 and topic = 'email.order_delivered' order by id",
      [id],
    )
  ).map(({ whole }) => whole);

describe("a message that a package arrived", () => {
  test("moves the order under one transaction id, and its carrier tells the way that it went", async () => {
    const { orderId, packageId, tracking, label } = await sent();
    expect(await result(message(tracking, "in_transit", { note: "Podgorica" }))).toBe("noted");
    expect(await send(message(tracking))).toMatchObject([
      { result: "applied", duplicate: false, order_status: "delivered", package_id: packageId },
    ]);
    expect(await orderRow(orderId)).toMatchObject({ status: "delivered", fulfilment: "delivered", delivered: new Date(AT) });
    expect(await mailsOf(orderId)).toEqual(["true"]);
    const txids = await world.sql(
      `select txid::text from order_event where order_id = $1 and move = 'deliver' union select txid::text from outbox_message
       where order_id = $1 and topic = 'email.order_delivered' union select txid::text from inbox_event where order_id = $1 and result = 'applied'`,
      [orderId],
    );
    expect(txids).toHaveLength(1);
    const told = await trackLabel(world.actor, label);
    expect(told.ok && told.tracking?.state).toBe("delivered");
    expect(told.ok && told.tracking?.events.map(({ state }) => state)).toEqual(
      expect.arrayContaining(["bought", "in_transit", "delivered"]),
    );
  });

  test("ten times at once counts once", async () => {
    const { orderId, tracking } = await sent();
    const { version } = (await orderRow(orderId)) ?? {};
    const same = message(tracking);
    const answers = (await Promise.all(Array.from({ length: 10 }, () => send(same)))).flat();
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(answers.every((answer) => answer.result === "applied" && answer.order_status === "delivered")).toBe(true);
    expect((await orderRow(orderId))?.["version"]).toBe(Number(version) + 1);
    expect(await mailsOf(orderId)).toEqual(["true"]);
  });

  test("a second time under another id changes nothing, and nothing that comes late takes it back", async () => {
    const { orderId, tracking } = await sent();
    await send(message(tracking));
    const before = await orderRow(orderId);
    expect(await send(message(tracking), message(tracking, "shipped"), message(tracking, "delivery_failed"))).toMatchObject([
      { result: "noted", because: "It was known to have arrived." },
      { result: "noted" },
      { result: "noted" },
    ]);
    expect(await orderRow(orderId)).toEqual(before);
  });

  test("before the warehouse said that it left waits for that", async () => {
    const packed = await packLamps(world);
    const { number } = await labelled(packed.packageId);
    const early = message(number);
    expect(await send(early)).toMatchObject([{ result: "waiting", because: "The package was not recorded as shipped yet." }]);
    expect(await send(early)).toMatchObject([{ result: "waiting", duplicate: true }]);
    expect(await settleCarrierEvents(world.orgId)).toBe(0);
    await shipPackage(world, packed);
    expect(await Promise.all([settleCarrierEvents(world.orgId), settleCarrierEvents(world.orgId)])).toContain(1);
    expect(await orderRow(packed.orderId)).toMatchObject({ status: "delivered" });
    expect(await send(early)).toMatchObject([{ result: "applied", duplicate: true }]);
  });

  test("under an id that came before with something else is not carried out: the first one holds", async () => {
    const { orderId, tracking } = await sent();
    const before = await orderRow(orderId);
    const first = message("000000000000000001", "in_transit");
    expect(await send(first)).toMatchObject([{ result: "waiting" }]);
    const other = { ...first, tracking_number: tracking, kind: "delivered" as const };
    expect(await send(other)).toMatchObject([
      { result: "waiting", duplicate: true, order: null, because: expect.stringContaining("Something else came") as string },
    ]);
    expect(await orderRow(orderId)).toEqual(before);
    await assertNoDrift(world);
  });

  test("sent again with another time arrived when it was first said", async () => {
    const packed = await packLamps(world);
    const { number } = await labelled(packed.packageId);
    const early = message(number);
    await send(early);
    await shipPackage(world, packed);
    expect(await send({ ...early, at: "2026-11-21T10:00:00.000Z" })).toMatchObject([{ result: "applied", duplicate: false }]);
    expect(await orderRow(packed.orderId)).toMatchObject({ status: "delivered", delivered: new Date(AT) });
  });

  test("about a number that nobody knows waits; about a void label it is noted", async () => {
    const unknown = message("000000000000000000");
    const answers = (await Promise.all([send(unknown), send(unknown), send(unknown)])).flat();
    expect(answers.map((answer) => answer.result)).toEqual(["waiting", "waiting", "waiting"]);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    const { packageId } = await packLamps(world);
    const { id, number } = await labelled(packageId);
    done(await voidLabel(world.actor, id));
    expect(await send(message(number))).toMatchObject([{ result: "noted", because: "The label of this number is void." }]);
  });

  test("is refused without the right and for an unknown carrier; another organization's parcel is not moved", async () => {
    const { orderId, tracking } = await sent();
    const before = await orderRow(orderId);
    const body = carrierEventsBody.parse({ events: [message(tracking)] }).events;
    const record = (actor: World["actor"], carrier = "COAST") => recordCarrierEvents(actor, carrier, body);
    expect(refusedWith(await record(actorOf(world.orgId, new Set(["view"]))))).toBe("no_right");
    expect(refusedWith(await record(world.actor, "NOBODY"))).toBe("carrier_unknown");
    const other = await addOrganization(world.sql, `other-${made}`);
    expect(refusedWith(await record(actorOf(other)))).toBe("carrier_unknown");
    expect(await orderRow(orderId)).toEqual(before);
  });
});

describe("an order of several packages", () => {
  /** Four lamps by twos: two packages, each with its label. */
  async function twoBoxes() {
    const body = placeBody.parse({ customer: "K1", lines: [{ sku: "LAMP", units: 4 }], ship_to: SHIP_TO });
    const order = done(await placeOrder(world.actor, body)).order;
    const fulfilment = await releaseOne(world, "BEG", order.number);
    for (const work of await workOf(world, fulfilment)) done(await pickUnits(world, work.id, "LAMP", work.units));
    const boxes: string[] = [];
    for (let box = 0; box < 2; box += 1) {
      const packed = done(await scanPack(world.actor, packScanBody.parse({ fulfilment, code: "LAMP", units: 2 })));
      done(await closePackage(world.actor, packed.package?.id ?? "", { weight_g: 900 }));
      boxes.push(packed.package?.id ?? "");
    }
    const numbers: string[] = [];
    for (const box of boxes) numbers.push((await labelled(box)).number);
    return { orderId: order.id, fulfilment, boxes, numbers };
  }
  const ship = (fulfilment: string, box: string) => shipPackages(world.actor, fulfilment, shipBody.parse({ packages: [box] }));
  const delivery = async (orderId: string) =>
    (await world.sql("select shipped, delivered from order_line where order_id = $1", [orderId]))[0];

  test("stays in fulfilment while one arrived and the other has not left, and is delivered with the last", async () => {
    const { orderId, fulfilment, boxes, numbers } = await twoBoxes();
    done(await ship(fulfilment, boxes[0] ?? ""));
    await send(message(numbers[0] ?? ""));
    expect(await orderRow(orderId)).toMatchObject({ status: "in_fulfilment", fulfilment: "partially_delivered", delivered: null });
    expect(await delivery(orderId)).toEqual({ shipped: 2, delivered: 2 });
    done(await ship(fulfilment, boxes[1] ?? ""));
    expect(await orderRow(orderId)).toMatchObject({ status: "shipped" });
    await send(message(numbers[1] ?? ""));
    expect(await orderRow(orderId)).toMatchObject({ status: "delivered" });
    expect(await mailsOf(orderId)).toEqual(["false", "true"]);
  });

  test("with both arriving while the second one ships loses neither", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { orderId, fulfilment, boxes, numbers } = await twoBoxes();
      done(await ship(fulfilment, boxes[0] ?? ""));
      const [, shipped] = await Promise.all([
        send(message(numbers[0] ?? "")),
        ship(fulfilment, boxes[1] ?? ""),
        send(message(numbers[1] ?? "")),
      ]);
      done(shipped);
      await settleCarrierEvents(world.orgId);
      expect(await orderRow(orderId)).toMatchObject({ status: "delivered" });
      expect(await delivery(orderId)).toEqual({ shipped: 4, delivered: 4 });
    }
  });
});

test("a bundle is delivered when all of its parts are, and postage with the first of them", async () => {
  await addProduct(world, { sku: "FRAME" });
  await addProduct(world, { sku: "GLASS" });
  await addProduct(world, { sku: "PICTURE", price: "40.00", parts: { FRAME: 1, GLASS: 1 } });
  await addProduct(world, { sku: "POSTAGE", price: "5.00", kind: "service" });
  const goods = ["FRAME", "GLASS"].map((sku) => ({ sku, units: 5 }));
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "BEG", reference: "R2", lines: goods })));
  const lines = [
    { sku: "PICTURE", units: 1 },
    { sku: "POSTAGE", units: 1 },
  ];
  const order = done(await placeOrder(world.actor, placeBody.parse({ customer: "K1", lines, ship_to: SHIP_TO }))).order;
  const fulfilment = await releaseOne(world, "BEG", order.number);
  const boxes: string[] = [];
  for (const { id, sku } of await workOf(world, fulfilment)) {
    done(await pickUnits(world, id, sku, 1));
    const packed = done(await scanPack(world.actor, packScanBody.parse({ fulfilment, code: sku })));
    boxes.push(packed.package?.id ?? "");
    done(await closePackage(world.actor, packed.package?.id ?? "", { weight_g: 900 }));
  }
  done(await shipPackages(world.actor, fulfilment, shipBody.parse({ handover: true })));
  const delivered = async () =>
    (await world.sql("select delivered from order_line where order_id = $1 order by line", [order.id])).map((row) => row["delivered"]);
  done(await confirmDelivery(world.actor, boxes[0] ?? "", deliverBody.parse({})));
  expect(await delivered()).toEqual([0, 1]);
  expect(await orderRow(order.id)).toMatchObject({ status: "shipped", fulfilment: "shipped" });
  done(await confirmDelivery(world.actor, boxes[1] ?? "", deliverBody.parse({})));
  expect(await delivered()).toEqual([1, 1]);
  expect(await orderRow(order.id)).toMatchObject({ status: "delivered" });
});

test("what was said is listed newest first, and what waits alone; only of the own locations", async () => {
  const { tracking } = await sent();
  const [late, lost] = [message(tracking, "delivered"), message("111111111111111111")];
  await send(late, lost);
  const { items } = await listMessages(world.actor, {}, {});
  expect(items.slice(0, 2).map(({ subject, result: came }) => [subject, came])).toEqual([
    [lost.tracking_number, "waiting"],
    [tracking, "applied"],
  ]);
  expect(items[1]).toMatchObject({ package: 1, source: "carrier COAST", shipmentId: expect.any(String) as string });
  const waiting = await listMessages(world.actor, { waiting: true }, {});
  expect(new Set(waiting.items.map((item) => item.result))).toEqual(new Set(["waiting"]));
  const elsewhere = await listMessages({ ...world.actor, locationIds: [world.orgId] }, {}, {});
  expect(elsewhere.items.every(({ orderId }) => orderId === null)).toBe(true);
  const packed = await packLamps(world);
  await send(message((await labelled(packed.packageId)).number));
  const exceptionsOf = async (locationIds: string[] | null) =>
    (await listExceptions({ ...world.actor, locationIds }, { kind: "carrier_message", order: packed.orderId }, {})).items;
  expect(await exceptionsOf(null)).toMatchObject([{ location: "BEG" }]);
  expect(await exceptionsOf([world.orgId])).toEqual([]);
});

test("somebody may say that a package arrived, once, and only of one that left", async () => {
  const { orderId, fulfilmentId, packageId } = await packLamps(world);
  const confirm = () => confirmDelivery(world.actor, packageId, deliverBody.parse({ note: "Collected at the gate" }));
  expect(refusedWith(await confirm())).toBe("not_shipped");
  done(await shipPackages(world.actor, fulfilmentId, shipBody.parse({ handover: true })));
  const answers = await Promise.all([confirm(), confirm()]);
  expect(answers.filter((answer) => done(answer).duplicate)).toHaveLength(1);
  expect(await orderRow(orderId)).toMatchObject({ status: "delivered" });
  const { packageId: other, tracking } = await sent();
  await send(message(tracking));
  expect(refusedWith(await confirmDelivery(world.actor, other, deliverBody.parse({})))).toBe("delivered_already");
  expect(refusedWith(await confirmDelivery(actorOf(await addOrganization(world.sql, "third")), other, deliverBody.parse({})))).toBe(
    "not_found",
  );
});

const SHIP_TO = { name: "Hotel Bellevue", street: "Shore road 1", postcode: "85330", city: "Kotor", country: "ME" };
