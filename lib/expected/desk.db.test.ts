import { afterAll, beforeAll, expect, test } from "vitest";
import { EXPORTS } from "@/lib/exports/lists";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { actorOf } from "@/lib/testing/actor";
import { done, refusedWith } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { closeExpected } from "./close-expected";
import { createExpected } from "./create-expected";
import { editExpected } from "./edit-expected";
import { arrivedBody, editBody, expectedBody } from "./inputs";
import { listExpectedPage } from "./list-expected";
import type { ExpectedFilter } from "./list-input";
import { readExpectedPage } from "./read-expected-page";
import { receiveExpected } from "./receive-expected";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addLocation(world, "Y");
  await addCustomer(world);
  for (const sku of ["MUG", "CUP", "JUG"]) await addProduct(world, { sku });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const MUGS = [{ sku: "MUG", units: 10, unit_cost: "2.50" }];
const announce = async (reference: string, more: object = {}) =>
  done(await createExpected(world.actor, expectedBody.parse({ location: "X", reference, supplier: "Mill Ltd", lines: MUGS, ...more })))
    .expected.id;
const change = (id: string, body: object) => editExpected(world.actor, id, editBody.parse({ supplier: "Mill Ltd", lines: MUGS, ...body }));
const arrive = (id: string, lines: object[]) => receiveExpected(world.actor, id, arrivedBody.parse({ lines }));
const referencesIn = async (filter: ExpectedFilter) => (await listExpectedPage(world.actor, filter, {})).items.map((row) => row.reference);

test("the list walks by key in the order of the days, and narrows by place, state, day and words", async () => {
  await announce("PO-A 1", { expected_on: "2027-03-02" });
  await announce("PO-B 2", { expected_on: "2027-03-01", location: "Y", supplier: "Søm & Co" });
  const none = await announce("PO-C 3");
  await announce("PO-D 4", { expected_on: "2027-03-01", kind: "advance_notice" });
  const first = await listExpectedPage(world.actor, {}, {}, 2);
  const second = await listExpectedPage(world.actor, {}, { after: first.next ?? "" }, 2);
  const back = await listExpectedPage(world.actor, {}, { before: second.previous ?? "" }, 2);
  const seen = [...first.items, ...second.items].map((row) => row.reference);
  expect([second.next, second.items[1]?.id]).toEqual([null, none]);
  expect(back.items).toEqual(first.items);
  expect(seen).toEqual(["PO-B 2", "PO-D 4", "PO-A 1", "PO-C 3"]);
  expect(await referencesIn({ location: "Y" })).toEqual(["PO-B 2"]);
  expect(await referencesIn({ q: "som" })).toEqual([]);
  expect(await referencesIn({ q: "søm" })).toEqual(["PO-B 2"]);
  expect(await referencesIn({ q: "po-d" })).toEqual(["PO-D 4"]);
  expect(await referencesIn({ from: "2027-03-02", to: "2027-03-09" })).toEqual(["PO-A 1"]);
  done(await closeExpected(world.actor, none, { reason: "The supplier cannot deliver" }));
  expect(await referencesIn({ state: "closed" })).toEqual(["PO-C 3"]);
  expect(await referencesIn({ state: "all", q: "mill" })).toEqual(["PO-D 4", "PO-C 3", "PO-A 1"]);
  const elsewhere = { ...world.actor, locationIds: [] };
  expect((await listExpectedPage(elsewhere, {}, {})).items).toEqual([]);
  expect(await readExpectedPage(elsewhere, none)).toBeNull();
  const text = await new Response(await EXPORTS["expected"]?.({ actor: world.actor, timeZone: "UTC", query: { state: "closed" } })).text();
  expect(text.trim().split("\n")).toHaveLength(2);
  expect(text).toContain("PO-C 3");
});

test("the page says what arrived, over, short and damaged, by whom, and which orders it fed", async () => {
  const placed = done(
    await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "CUP", units: 4 }] })),
  ).order;
  const id = await announce("PO-E", {
    lines: [
      { sku: "CUP", units: 5 },
      { sku: "JUG", units: 3 },
    ],
  });
  const expected = [
    { sku: "CUP", units: 5, received: 0, damaged: 0, waiting: 4 },
    { sku: "JUG", units: 3, received: 0, damaged: 0, waiting: 0 },
  ];
  expect(await readExpectedPage(world.actor, id)).toMatchObject({ state: "open", version: 1, arrivals: [], lines: expected });
  const first = done(await arrive(id, [{ sku: "CUP", units: 6, damaged: 1 }]));
  done(await closeExpected(world.actor, id, { reason: "The jugs broke" }));
  const page = await readExpectedPage(world.actor, id);
  expect(page).toMatchObject({
    state: "closed",
    version: 3,
    closeReason: "The jugs broke",
    closedByKind: world.actor.kind,
    lines: [
      { sku: "CUP", units: 5, received: 7, damaged: 1, waiting: 0 },
      { sku: "JUG", units: 3, received: 0, damaged: 0 },
    ],
    arrivals: [
      {
        receiptId: first.receipt.id,
        reference: "PO-E",
        items: [
          { sku: "CUP", units: 6, condition: "good" },
          { sku: "CUP", units: 1, condition: "damaged" },
        ],
        fed: [{ number: placed.number, sku: "CUP", units: 4, stillWaiting: 0 }],
      },
    ],
  });
});

test("what is announced can be changed as long as it names the version that was seen, and what arrived stays", async () => {
  const id = await announce("PO-F", { expected_on: "2027-05-01" });
  const changed = done(
    await change(id, { version: 1, reference: "PO-F2", supplier: "Clay Works", lines: [...MUGS, { sku: "JUG", units: 2 }] }),
  );
  expect(changed.expected).toEqual({
    id,
    reference: "PO-F2",
    state: "open",
    version: 2,
    missing: [
      { sku: "MUG", units: 10 },
      { sku: "JUG", units: 2 },
    ],
  });
  expect(await referencesIn({ q: "clay" })).toEqual(["PO-F2"]);
  expect((await readExpectedPage(world.actor, id))?.expectedOn).toBeNull();
  expect(refusedWith(await change(id, { version: 1, reference: "PO-F3" }))).toBe("expected_changed");
  done(await arrive(id, [{ sku: "MUG", units: 4 }]));
  expect(refusedWith(await change(id, { version: 3, reference: "PO-F2", lines: [{ sku: "JUG", units: 2 }] }))).toBe("line_arrived");
  expect(refusedWith(await change(id, { version: 3, reference: "PO-F2", lines: [{ sku: "NONE", units: 2 }] }))).toBe("sku_unknown");
  const taken = await announce("PO-G");
  expect(refusedWith(await change(taken, { version: 1, reference: "PO-F2" }))).toBe("reference_taken");
  expect(done(await change(id, { version: 3, reference: "PO-F2", lines: [{ sku: "MUG", units: 4 }] })).expected).toMatchObject({
    state: "closed",
    missing: [],
  });
  expect(refusedWith(await change(id, { version: 4, reference: "PO-F2" }))).toBe("expected_closed");
  const viewer = { ...actorOf(world.orgId), rights: new Set(["view"] as const) };
  expect(await editExpected(viewer, taken, editBody.parse({ version: 1, reference: "X", lines: MUGS }))).toMatchObject({ status: 403 });
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect(await editExpected(stranger, taken, editBody.parse({ version: 1, reference: "X", lines: MUGS }))).toMatchObject({ status: 404 });
  expect(await readExpectedPage(stranger, taken)).toBeNull();
});

test("of two who change the same one at once, one is told to look again; an arrival in between is seen as well", async () => {
  const id = await announce("PO-H");
  const both = await Promise.all([change(id, { version: 1, reference: "PO-H1" }), change(id, { version: 1, reference: "PO-H2" })]);
  expect(both.map((it) => (it.kind === "answer" ? it.status : 0)).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const [row] = await Promise.all([arrive(id, [{ sku: "MUG", units: 1 }]), change(id, { version: 2, reference: "PO-H3" })]);
  expect(done(row).expected.state).toBe("receiving");
  const page = await readExpectedPage(world.actor, id);
  expect(page?.lines[0]).toMatchObject({ units: 10, received: 1 });
});
