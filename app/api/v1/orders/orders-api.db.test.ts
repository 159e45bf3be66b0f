import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as approve } from "@/app/api/v1/orders/[id]/approve/route";
import { POST as cancel } from "@/app/api/v1/orders/[id]/cancel/route";
import { POST as decline } from "@/app/api/v1/orders/[id]/decline/route";
import { POST as remove } from "@/app/api/v1/orders/[id]/delete/route";
import { POST as edit } from "@/app/api/v1/orders/[id]/edit/route";
import { GET as events } from "@/app/api/v1/orders/[id]/events/route";
import { POST as hold } from "@/app/api/v1/orders/[id]/hold/route";
import { POST as placeDraft } from "@/app/api/v1/orders/[id]/place/route";
import { POST as readdress } from "@/app/api/v1/orders/[id]/readdress/route";
import { GET as receipt } from "@/app/api/v1/orders/[id]/receipt/route";
import { GET as read } from "@/app/api/v1/orders/[id]/route";
import { POST as unhold } from "@/app/api/v1/orders/[id]/unhold/route";
import { POST as rehearse } from "@/app/api/v1/orders/rehearse/route";
import { GET as list, POST as place } from "@/app/api/v1/orders/route";
import { POST as receive } from "@/app/api/v1/stock/receipts/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS, type Right } from "@/db/values";
import { cursorOf } from "@/lib/catalogue/keyset";
import { createApiKey } from "@/lib/members/api-keys";
import { readOrderPage } from "@/lib/orders/read-page";
import type { Receipt, WireOrder } from "@/lib/orders/wire";
import { certain } from "@/lib/result/refusal";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

type Options = { id?: string; query?: string; body?: object; once?: string; by?: string };
type Answer = { status: number; body: Record<string, unknown> & { order: WireOrder; receipt: Receipt } };

let world: World;
let all: string;
let keys = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00" });
  await addProduct(world, { sku: "RARE", price: "25.00" });
  await addCustomer(world, { code: "C1", limitMinor: 1_000_000 });
  await addCustomer(world, { code: "PARK", limitMinor: 1_000, policy: "park" });
  all = await keyOf(RIGHTS);
  const goods = { location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 1_000 }] };
  await call(receive, { body: goods, once: "goods" });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function keyOf(rights: readonly Right[]): Promise<string> {
  const made = await createApiKey(world.actor, { name: `Test ${(keys += 1)}`, rights: [...rights] });
  return certain(made.ok ? made.secret : null, "an API key");
}

/** Calls the handler as its address would be called; every answer is held against the document. */
async function call(handler: unknown, { id = "", query = "", body, once, by = all }: Options = {}): Promise<Answer> {
  const request = new Request(`http://onerow.example/api/v1/orders/${id}${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": "application/json", ...(once && { "idempotency-key": once }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

const ask = (customer: string, more: object = {}) => ({ customer, lines: [{ sku: "LAMP", units: 2 }], ...more });
const newKey = () => `K-${(keys += 1)}`;

describe("the right to place and the right to save a draft", () => {
  test("are those of the transition table, and neither needs the other", async () => {
    const placer = await keyOf(["view", "place"]);
    const drafter = await keyOf(["view", "create"]);
    const both = { order: ask("C1"), draft: ask("C1", { draft: true }) };
    const statusOf = async (by: string, body: object) => (await call(place, { body, once: newKey(), by })).status;
    expect([await statusOf(placer, both.order), await statusOf(drafter, both.draft)]).toEqual([201, 201]);
    const named = { status: 403, body: { code: "no_right" } };
    expect(await call(place, { body: both.draft, once: newKey(), by: placer })).toMatchObject({ ...named, body: { right: "create" } });
    expect(await call(place, { body: both.order, once: newKey(), by: drafter })).toMatchObject({ ...named, body: { right: "place" } });
    expect(await call(place, { body: both.order, once: newKey(), by: await keyOf(["view"]) })).toMatchObject(named);
    // Nobody has to see orders in order to place them.
    expect(await statusOf(await keyOf(["place"]), both.order)).toBe(201);
  });
});

describe("the receipt of an order is one and the same", () => {
  // What the credit was when it was decided is told there and then only.
  const told = ({ effects, ...rest }: Receipt) => ({
    ...rest,
    effects: effects.map((effect) => Object.fromEntries(Object.entries(effect).filter(([name]) => !/^exposure_|^limit$/.test(name)))),
  });
  const standing: [string, object, { committed: boolean; reason: string | undefined }][] = [
    ["placed", ask("C1"), { committed: true, reason: undefined }],
    [
      "placed, and waits for stock",
      { customer: "C1", lines: [{ sku: "RARE", units: 50 }], allow_backorder: true },
      { committed: true, reason: undefined },
    ],
    ["parked", ask("PARK"), { committed: false, reason: "awaiting_approval" }],
    ["saved as a draft", ask("C1", { draft: true }), { committed: false, reason: "not_placed" }],
  ];

  test.each(standing)("of one that is %s", async (_what, body, { committed, reason }) => {
    const once = newKey();
    const answer = await call(place, { body, once });
    expect(answer.status).toBe(201);
    const given = answer.body.receipt;
    expect(given.committed).toBe(committed);
    expect(given.effects.map((effect) => [effect.kind, effect.txid, effect.reason])).toEqual(
      ["stock", "receivable", "email", "tag"].map((kind) => [kind, given.txid, reason]),
    );
    expect([given.txid === null, given.at === null]).toEqual([!committed, !committed]);
    const stored = await call(receipt, { id: answer.body.order.id });
    expect(stored.body).toEqual(told(given));
    const page = await readOrderPage(world.actor, answer.body.order.id, "2026-11-22");
    expect(page?.consequences?.txid ?? null).toBe(given.txid);
    expect((await call(place, { body, once })).body.receipt).toEqual(given);
  });

  test("of one that was parked, once it is approved", async () => {
    const parked = await call(place, { body: ask("PARK"), once: newKey() });
    const { id, version } = parked.body.order;
    const approved = await call(approve, { id, body: { version, override: { reason: "They pay on Friday" } } });
    expect([approved.status, approved.body.receipt.committed]).toEqual([201, true]);
    expect((await call(receipt, { id })).body).toEqual(told(approved.body.receipt));
  });
});

describe("what an order refuses is as the document says", () => {
  test("for stock, for credit, for what is unknown and for a right", async () => {
    const short = await call(place, {
      body: { customer: "C1", lines: [{ sku: "LAMP", units: 5_000 }], allow_backorder: false },
      once: newKey(),
    });
    expect(short).toMatchObject({ status: 409, body: { code: "stock_short", subject: "LAMP" } });
    const dear = { customer: "C1", lines: [{ sku: "LAMP", units: 1, unit_price: "90000" }] };
    expect(await call(rehearse, { body: dear })).toMatchObject({ status: 409, body: { code: "credit_exceeded" } });
    const by = await keyOf(["view", "place"]);
    const forced = { ...dear, override: { reason: "They pay on Friday" } };
    expect(await call(place, { body: forced, once: newKey(), by })).toMatchObject({ status: 403, body: { right: "override_credit" } });
    expect(await call(place, { body: ask("NOBODY"), once: newKey() })).toMatchObject({ status: 422, body: { code: "customer_unknown" } });
    expect(await call(place, { body: ask("C1") })).toMatchObject({ status: 400, body: { code: "idempotency_key_required" } });
    expect(await call(place, { body: { customer: "C1", lines: [] }, once: newKey() })).toMatchObject({ status: 400 });
  });

  test("and a key that was used with another body, for every move", async () => {
    const moves: [unknown, object][] = [
      [cancel, { reason: "entry_error" }],
      [approve, {}],
      [decline, { reason: "Too much" }],
      [remove, {}],
      [edit, ask("C1")],
      [hold, {}],
      [unhold, {}],
      [readdress, { ship_to: { name: "Hotel Bellevue" } }],
      [placeDraft, {}],
    ];
    for (const [move, body] of moves) {
      const { order } = (await call(place, { body: ask("C1", { draft: true }), once: newKey() })).body;
      const once = newKey();
      // What refuses keeps no answer, so the key is taken by hand.
      await world.sql(
        "insert into idempotency_key (org_id, route, key, body_hash, status, answer, commit_id) values ($1, $2, $3, 'another', 200, '{}', gen_random_uuid())",
        [world.orgId, `POST /api/v1/orders/${order.id}`, once],
      );
      const answer = await call(move, { id: order.id, body: { ...body, version: order.version }, once });
      expect(answer).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    }
  });
});

test("an order goes its way, and every answer on it is as the document says", async () => {
  const draft = (await call(place, { body: ask("C1", { draft: true }), once: newKey() })).body.order;
  const at = (version: number, more: object = {}) => ({ id: draft.number, body: { version, ...more } });
  expect(await call(edit, at(1, ask("C1", { note: "At the back door" })))).toMatchObject({ status: 200 });
  expect(await call(edit, at(1, ask("C1")))).toMatchObject({ status: 409, body: { code: "stale" } });
  expect(await call(placeDraft, at(2))).toMatchObject({ status: 201 });
  expect(await call(hold, at(3, { reason: "other", note: "Ask first" }))).toMatchObject({
    status: 200,
    body: { order: { on_hold: true } },
  });
  expect(await call(hold, at(4))).toMatchObject({ status: 409, body: { code: "held_already" } });
  expect(await call(unhold, at(4))).toMatchObject({ status: 200 });
  expect(await call(readdress, at(5, { ship_to: { name: "Hotel Bellevue", city: "Bar" } }))).toMatchObject({ status: 200 });
  expect(await call(cancel, at(6, { reason: "entry_error", lines: [{ line: 9, units: 1 }] }))).toMatchObject({ status: 422 });
  const canceled = await call(cancel, at(6, { reason: "entry_error" }));
  expect(canceled).toMatchObject({ status: 200, body: { released: { returnable: 0, lines: [{ units: 2, put_back: 0 }] } } });
  expect(await call(remove, at(7))).toMatchObject({ status: 409, body: { code: "wrong_status" } });
  expect((await call(read, { id: draft.number })).body).toMatchObject({ status: "canceled", number: draft.number });
  expect((await call(events, { id: draft.number, query: "?limit=2" })).body["items"]).toHaveLength(2);
  expect((await call(list, { query: "?limit=2" })).body["items"]).toHaveLength(2);
  expect(await call(read, { id: "SO-0" })).toMatchObject({ status: 404, body: { code: "not_found" } });
  const parked = (await call(place, { body: ask("PARK"), once: newKey() })).body.order;
  expect(await call(decline, { id: parked.id, body: { version: 1, reason: "Too much" } })).toMatchObject({ status: 200 });
  const gone = (await call(place, { body: ask("C1", { draft: true }), once: newKey() })).body.order;
  expect(await call(remove, { id: gone.id, body: { version: 1 } })).toMatchObject({ status: 200, body: { deleted: gone.number } });
});

test("what the document forbids is refused: numbers that are none, unknown currencies, days that cannot be", async () => {
  const wrong = [
    ...[true, [3], "0x10", "3"].map((units) => ({ customer: "C1", lines: [{ sku: "LAMP", units }] })),
    ask("C1", { currency: "ZZZ" }),
    ask("C1", { promised_on: "0000-01-01" }),
  ];
  for (const body of wrong) expect(await call(place, { body, once: newKey() })).toMatchObject({ status: 400 });
});

test("a cursor somebody made up leads to the first page", async () => {
  const id = "0192f0c1-2345-7abc-8def-000000000001";
  const [first] = (await call(list, { query: "?limit=1" })).body["items"] as WireOrder[];
  for (const at of ["1", "0000-01-01 00:00:00+00", "2026-02-31 00:00:00+00"]) {
    const answer = await call(list, { query: `?limit=1&cursor=${cursorOf(`${at}|${id}`)}` });
    expect(answer).toMatchObject({ status: 200, body: { items: [{ id: first?.id }] } });
  }
});
