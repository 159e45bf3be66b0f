import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { actorOf } from "@/lib/testing/actor";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { closeExpected } from "./close-expected";
import { createExpected } from "./create-expected";
import { arrivedBody, expectedBody } from "./inputs";
import { findExpected, listExpected } from "./read-expected";
import { receiveExpected } from "./receive-expected";

let world: World;
let locationId: string;

beforeAll(async () => {
  world = await createWorld();
  locationId = await addLocation(world, "X");
  await addCustomer(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const body = (reference: string, lines: object[]) => expectedBody.parse({ location: "X", reference, supplier: "Mill Ltd", lines });
const announce = async (reference: string, lines: object[]) => done(await createExpected(world.actor, body(reference, lines))).expected.id;
const arrive = (id: string, lines: object[], once?: string) =>
  receiveExpected(world.actor, id, arrivedBody.parse({ lines }), once ? { once: { route: "POST x", key: once, bodyHash: "h" } } : {});
const onHand = async (sku: string) =>
  Object.fromEntries(
    (
      await world.sql(
        `select s.condition, s.on_hand as units from stock_level s join product p on p.org_id = s.org_id and p.id = s.product_id
         where p.org_id = $1 and p.sku = $2 and s.on_hand > 0`,
        [world.orgId, sku],
      )
    ).map(({ condition, units }) => [String(condition), units]),
  );

test("fewer units leave it open with what is missing, and more close it with what arrived", async () => {
  await addProduct(world, { sku: "MUG" });
  await addProduct(world, { sku: "CUP" });
  const id = await announce("PO-1", [
    { sku: "MUG", units: 10, unit_cost: "2.50" },
    { sku: "CUP", units: 5 },
  ]);
  expect((await listExpected(world.actor, locationId)).map((it) => it.id)).toContain(id);
  const first = done(await arrive(id, [{ sku: "MUG", units: 4, damaged: 1 }]));
  expect(first.expected).toEqual({
    id,
    state: "receiving",
    missing: [
      { sku: "MUG", units: 5 },
      { sku: "CUP", units: 5 },
    ],
  });
  expect(await onHand("MUG")).toEqual({ good: 4, damaged: 1 });
  const rest = done(
    await arrive(id, [
      { sku: "MUG", units: 8 },
      { sku: "CUP", units: 5 },
    ]),
  );
  expect(rest.expected).toEqual({ id, state: "closed", missing: [] });
  expect(await findExpected(world.actor, id)).toMatchObject({
    state: "closed",
    lines: [
      { sku: "MUG", units: 10, received: 13, damaged: 1 },
      { sku: "CUP", units: 5, received: 5, damaged: 0 },
    ],
  });
  expect(await listExpected(world.actor, locationId)).toEqual([]);
  const layers = await world.sql(
    "select distinct y.unit_cost from cost_layer y join product p on p.id = y.product_id where p.org_id = $1 and p.sku = 'MUG'",
    [world.orgId],
  );
  expect(layers).toEqual([{ unit_cost: "2.5000" }]);
  expect(await arrive(id, [{ sku: "CUP", units: 1 }])).toMatchObject({ status: 409, answer: { code: "expected_closed" } });
  expect(await onHand("CUP")).toEqual({ good: 5 });
});

test("good units serve who waits, damaged ones do not, and the same key counts once", async () => {
  await addProduct(world, { sku: "LAMP" });
  const { order } = done(
    await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "LAMP", units: 6 }] })),
  );
  const id = await announce("PO-2", [{ sku: "LAMP", units: 6 }]);
  const lines = [{ sku: "LAMP", units: 4, damaged: 2 }];
  const first = done(await arrive(id, lines, "once"));
  expect(first.fed).toMatchObject([{ number: order.number, sku: "LAMP", units: 4 }]);
  const again = await arrive(id, lines, "once");
  expect(again).toMatchObject({ replayed: true, answer: first });
  expect(await onHand("LAMP")).toEqual({ good: 4, damaged: 2 });
  expect(await findExpected(world.actor, id)).toMatchObject({ state: "closed", lines: [{ received: 6, damaged: 2 }] });
});

test("two people who receive at once are added up", async () => {
  await addProduct(world, { sku: "PLATE" });
  const id = await announce("PO-3", [{ sku: "PLATE", units: 100 }]);
  await Promise.all(Array.from({ length: 6 }, async () => done(await arrive(id, [{ sku: "PLATE", units: 5 }]))));
  expect(await onHand("PLATE")).toEqual({ good: 30 });
  expect(await findExpected(world.actor, id)).toMatchObject({ state: "receiving", lines: [{ received: 30 }] });
});

test("a product that is kept by lot needs its lot", async () => {
  await addProduct(world, { sku: "OIL", tracksLots: true });
  const id = await announce("PO-4", [{ sku: "OIL", units: 4 }]);
  expect(await arrive(id, [{ sku: "OIL", units: 1 }])).toMatchObject({ status: 422, answer: { code: "lot_missing" } });
  const lots = [
    { sku: "OIL", units: 2, lot: "A", expires_on: "2027-03-31" },
    { sku: "OIL", units: 2, lot: "B" },
  ];
  expect(done(await arrive(id, lots)).expected.state).toBe("closed");
});

test("closing says what is missing, once", async () => {
  await addProduct(world, { sku: "VASE" });
  const id = await announce("PO-5", [{ sku: "VASE", units: 3 }]);
  done(await arrive(id, [{ sku: "VASE", units: 1 }]));
  expect(done(await closeExpected(world.actor, id)).expected).toEqual({ id, state: "closed", missing: [{ sku: "VASE", units: 2 }] });
  expect(await closeExpected(world.actor, id)).toMatchObject({ status: 409, answer: { code: "expected_closed" } });
});

test("what cannot be is refused and changes nothing", async () => {
  await addProduct(world, { sku: "BOWL" });
  const lines = [{ sku: "BOWL", units: 3 }];
  const id = await announce("PO-6", lines);
  expect(await createExpected(world.actor, body("PO-6", lines))).toMatchObject({ status: 409, answer: { code: "reference_taken" } });
  expect(await createExpected(world.actor, body("PO-7", [{ sku: "NONE", units: 1 }]))).toMatchObject({ answer: { code: "sku_unknown" } });
  expect(await arrive(id, [{ sku: "VASE", units: 1 }])).toMatchObject({ status: 422, answer: { code: "not_expected" } });
  expect(await arrive(world.orgId, lines)).toMatchObject({ status: 404, answer: { code: "expected_unknown" } });
  const viewer = { ...actorOf(world.orgId), rights: new Set(["view"] as const) };
  expect(await receiveExpected(viewer, id, arrivedBody.parse({ lines }))).toMatchObject({ status: 403 });
  expect(await closeExpected(viewer, id, {})).toMatchObject({ status: 403 });
  expect(await onHand("BOWL")).toEqual({});
});

test("one of several who announce the same reference at once is first", async () => {
  await addProduct(world, { sku: "TRAY" });
  const all = await Promise.all(Array.from({ length: 4 }, () => createExpected(world.actor, body("PO-8", [{ sku: "TRAY", units: 1 }]))));
  expect(all.map((it) => (it.kind === "answer" ? it.status : 0)).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
});
