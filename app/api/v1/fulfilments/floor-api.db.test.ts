import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as packUnscanned } from "@/app/api/v1/fulfilments/[id]/pack-unscanned/route";
import { GET as readFulfilment } from "@/app/api/v1/fulfilments/[id]/route";
import { POST as ship } from "@/app/api/v1/fulfilments/[id]/shipments/route";
import { POST as release } from "@/app/api/v1/fulfilments/route";
import { POST as close } from "@/app/api/v1/packages/[id]/close/route";
import { POST as reopen } from "@/app/api/v1/packages/[id]/reopen/route";
import { POST as unpack } from "@/app/api/v1/packages/[id]/unpack/route";
import { POST as scanPack } from "@/app/api/v1/scans/pack/route";
import { POST as scanPick } from "@/app/api/v1/scans/pick/route";
import { GET as readWave } from "@/app/api/v1/waves/[id]/route";
import { GET as offers, POST as crossDock } from "@/app/api/v1/stock/transfers/[id]/cross-dock/route";
import { POST as receiveTransfer } from "@/app/api/v1/stock/transfers/[id]/receive/route";
import { POST as sendTransfer } from "@/app/api/v1/stock/transfers/route";
import { POST as unpick } from "@/app/api/v1/unpicks/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
let key: string;
let keys = 0;

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["A", "B"]) await addLocation(world, code);
  await addCustomer(world, { limitMinor: null });
  const made = await createApiKey(world.actor, { name: "Test", rights: [...RIGHTS] });
  key = certain(made.ok ? made.secret : null, "an API key");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

/** Every answer is held against the document. */
async function call<Body = Record<string, unknown>>(handler: unknown, { id = "", body }: { id?: string; body?: object }) {
  const request = new Request(`http://onerow.example/api/v1/x/${id}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": `k-${(keys += 1)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Body };
}

const receive = async (location: string, sku: string, units: number) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: "R", lines: [{ sku, units }] })));
const place = async (sku: string, units: number) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }] }))).order;

test("a warehouse program picks, takes back, packs, opens again, answers for the rest and ships", async () => {
  await addProduct(world, { sku: "CUP" });
  await receive("A", "CUP", 5);
  const order = await place("CUP", 4);
  const { body } = await call<{ released: { fulfilment: string; wave: string }[] }>(release, {
    body: { location: "A", orders: [order.number] },
  });
  const { fulfilment, wave } = certain(body.released[0], "a fulfilment");
  const walk = await call<{ stops: { id: string }[] }>(readWave, { id: wave });
  const work = certain(walk.body.stops[0], "a stop").id;
  expect(await call(scanPick, { body: { work, code: "CUP", units: 4 } })).toMatchObject({ body: { verdict: "accepted" } });
  expect(await call(unpick, { body: { work, units: 1 } })).toMatchObject({ status: 200, body: { units: 1 } });
  expect(await call(unpick, { body: { work, units: 9 } })).toMatchObject({ status: 409, body: { code: "too_many" } });
  expect(await call(scanPick, { body: { work, code: "CUP" } })).toMatchObject({ body: { work: { picked: 4 } } });

  const packed = await call<{ package: { id: string } }>(scanPack, { body: { fulfilment, code: "CUP", units: 2 } });
  const box = packed.body.package.id;
  expect(await call(unpack, { id: box, body: { work, units: 1 } })).toMatchObject({ status: 200, body: { package: { units: 1 } } });
  expect(await call(packUnscanned, { id: fulfilment, body: { reason: "The scanner is broken" } })).toMatchObject({ status: 200 });
  expect(await call(close, { id: box, body: { weight_g: 900 } })).toMatchObject({ status: 200, body: { package: { closed: true } } });
  expect(await call(reopen, { id: box, body: {} })).toMatchObject({ status: 200, body: { package: { closed: false } } });
  expect(await call(ship, { id: fulfilment, body: { handover: true } })).toMatchObject({ status: 409, body: { code: "package_open" } });
  expect(await call(close, { id: box, body: { weight_g: 900 } })).toMatchObject({ status: 200 });
  expect(await call(ship, { id: fulfilment, body: { handover: true } })).toMatchObject({ status: 200, body: { order_status: "shipped" } });
  expect(await call(readFulfilment, { id: fulfilment })).toMatchObject({ status: 200, body: { state: "shipped", ship_to: null } });
});

test("units of a transfer that an order waited for go straight to packing", async () => {
  await addProduct(world, { sku: "MUG" });
  await receive("A", "MUG", 3);
  const sent = await call<{ transfer: { id: string } }>(sendTransfer, {
    body: { from: "A", to: "B", lines: [{ sku: "MUG", units: 3 }] },
  });
  const { id } = sent.body.transfer;
  const order = await place("MUG", 2);
  expect(await call(receiveTransfer, { id, body: {} })).toMatchObject({ status: 201, body: { fed: [{ number: order.number, units: 2 }] } });
  expect(await call(offers, { id })).toMatchObject({ status: 200, body: { items: [{ transfer: id, receipt: null, units: 2 }] } });
  expect(await call(crossDock, { id, body: { order: order.number } })).toMatchObject({ status: 201, body: { cross_dock: { units: 2 } } });
});
