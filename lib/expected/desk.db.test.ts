import { setTimeout as pause } from "node:timers/promises";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXPORTS } from "@/lib/exports/lists";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { actorOf } from "@/lib/testing/actor";
import { done, refusedWith } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { putBarcode } from "@/lib/places/barcodes";
import { closeExpected } from "./close-expected";
import { createExpected } from "./create-expected";
import { editExpected } from "./edit-expected";
import { announceForm, changeForm } from "./expected-forms";
import { arrivedBody, editBody, expectedBody } from "./inputs";
import { listExpectedPage } from "./list-expected";
import type { ExpectedFilter } from "./list-input";
import { readExpectedPage } from "./read-expected-page";
import { receiveExpected } from "./receive-expected";
import { submitChange, submitExpected } from "./submit-expected";

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
  for (const day of ["1", "2027-02-30", "0000-01-01"])
    expect((await listExpectedPage(world.actor, {}, { after: `${day}_${none}` }, 2)).items).toEqual(first.items);
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
  const text = await new Response(
    await EXPORTS.get("expected")?.list({ actor: world.actor, timeZone: "UTC", query: { state: "closed" } }),
  ).text();
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

test("a product that is named by its SKU and by its barcode is refused by name", async () => {
  const MUG_CODE = "4006381333931";
  expect((await putBarcode(world.actor, MUG_CODE, { sku: "MUG", units: 1 })).ok).toBe(true);
  const lines = JSON.stringify(["MUG", MUG_CODE].map((sku) => ({ sku, units: "2" })));
  const head = { kind: "purchase_order", supplier: "", expected_on: "", lines, pasted: "" };
  const announced = announceForm.parse({ ...head, once: v7(), location: "X", reference: "PO-K" });
  expect(await submitExpected(world.actor, announced)).toMatchObject({ ok: false, code: "named_twice" });
  const expected = await announce("PO-K");
  const changed = changeForm.parse({ ...head, once: v7(), expected, version: "1", reference: "PO-K" });
  expect(await submitChange(world.actor, changed)).toMatchObject({ ok: false, code: "named_twice" });
});

test("what arrives while its line is taken away or costs something else now is looked at again, never received beside it", async () => {
  for (let round = 0; round < 8; round += 1) {
    const both = [...MUGS, { sku: "JUG", units: 5, unit_cost: "1.00" }];
    const id = await announce(`PO-L${round}`, { lines: both });
    const lines = round % 2 === 0 ? MUGS : [...MUGS, { sku: "JUG", units: 5, unit_cost: "3.00" }];
    const [edited, arrived] = await Promise.all([
      pause(round % 3).then(() => change(id, { version: 1, reference: `PO-L${round}`, lines })),
      arrive(id, [{ sku: "JUG", units: 2 }]),
    ]);
    const codes = [edited, arrived].map((it) => (it.kind === "answer" && it.answer.ok ? "done" : refusedWith(it))).join(", ");
    const atNewCost = round % 2 === 0 ? [] : ["done, done"];
    expect(["done, not_expected", "done, expected_changed", "expected_changed, done", ...atNewCost]).toContain(codes);
    const [row] = await world.sql(
      `select coalesce((select sum(received_units) from expected_receipt_line where expected_receipt_id = $1), 0)::int as counted,
         coalesce(sum(y.units), 0)::int as arrived, min(y.unit_cost) as cost
       from expected_arrival a join cost_layer y on y.org_id = a.org_id and y.receipt_id = a.receipt_id where a.expected_receipt_id = $1`,
      [id],
    );
    expect([null, codes === "done, done" ? "3.0000" : row?.["cost"]]).toContain(row?.["cost"]);
    expect(row?.["counted"]).toBe(row?.["arrived"]);
  }
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
