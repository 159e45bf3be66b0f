import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as release } from "@/app/api/v1/fulfilments/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { POST as edit } from "@/app/api/v1/orders/[id]/edit/route";
import { POST as placeDraft } from "@/app/api/v1/orders/[id]/place/route";
import { GET as read } from "@/app/api/v1/orders/[id]/route";
import { POST as place } from "@/app/api/v1/orders/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { startFromOrder } from "@/lib/orders/read-form";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

type Answer = { status: number; body: Record<string, unknown> };

let world: World;
let key: string;
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  for (const sku of ["CUP", "JUG"]) await addProduct(world, { sku });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku: "CUP", units: 2 }] })));
  const answer = await createApiKey(world.actor, { name: "Test", rights: [...RIGHTS] });
  key = certain(answer.ok ? answer.secret : null, "an API key");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, body?: unknown, id = ""): Promise<Answer> {
  made += 1;
  const request = new Request("http://onerow.example/api/v1/x", {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": `call-${made}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

const request = (more: object = {}) => ({
  customer: "C1",
  allow_backorder: true,
  lines: [
    { sku: "CUP", units: 3, ship_complete: true },
    { sku: "JUG", units: 1, ship_complete: null },
  ],
  ...more,
});
const orderIn = ({ body }: Answer) => (body["order"] ?? body) as { id: string; number: string; version: number; lines: object[] };

test("a program says it of a line, reads it back, and is told by the release what it keeps back", async () => {
  const placed = await call(place, request());
  expect(placed).toMatchObject({ status: 201, body: { order: { ship_complete: false } } });
  const order = orderIn(placed);
  expect(order.lines).toMatchObject([{ ship_complete: true }, { ship_complete: false }]);
  expect(orderIn(await call(read, undefined, order.id)).lines).toMatchObject(order.lines);
  expect(await call(release, { location: "X", orders: [order.number] })).toMatchObject({
    status: 409,
    body: { code: "line_waits_for_units", detail: `The line ships complete and units of it still wait for stock. (${order.number})` },
  });
  const lines = [{ sku: "CUP", units: 3, ship_complete: "yes" }];
  expect((await call(place, request({ lines }))).status).toBe(400);
});

test("a draft keeps what its lines say, in the form too, until an edit says something else", async () => {
  const draft = orderIn(await call(place, request({ draft: true, ship_complete: false })));
  const said = async () =>
    (await startFromOrder(world.actor, draft.id, "kept"))?.body.lines.map((line) => [line.ship_complete, line.allow_backorder]);
  expect(await said()).toEqual([
    [true, null],
    [null, null],
  ]);
  const lines = [
    { sku: "CUP", units: 3 },
    { sku: "JUG", units: 1, ship_complete: true, allow_backorder: false },
  ];
  const edited = orderIn(await call(edit, request({ lines, version: draft.version }), draft.id));
  expect(edited.lines).toMatchObject([{ ship_complete: false }, { ship_complete: true }]);
  expect(await said()).toEqual([
    [null, null],
    [true, false],
  ]);
  expect((await startFromOrder(world.actor, draft.id, "of_today"))?.body.lines[1]).toMatchObject({ ship_complete: null });
  const again = orderIn(await call(edit, request({ version: edited.version }), draft.id));
  expect((await call(placeDraft, { version: again.version }, draft.id)).status).toBe(201);
  expect(orderIn(await call(read, undefined, draft.id)).lines).toMatchObject([{ ship_complete: true }, { ship_complete: false }]);
});

test("the OpenAPI document tells of it, for a line that is asked for and for one that is answered", () => {
  const document = JSON.stringify(apiDocument());
  expect(document).toContain("Whether its units leave together; null as the order says");
  expect(document).toContain("Its units leave together; under an order that ships complete, together with those of all other such lines.");
});
