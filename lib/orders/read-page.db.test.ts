import { afterAll, beforeAll, expect, test } from "vitest";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { actorOf } from "@/lib/testing/actor";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { keyOfCursor } from "@/lib/catalogue/keyset";
import { approveOrder } from "./approve";
import { cancelOrder } from "./cancel";
import { holdOrder, liftHold } from "./hold";
import { placeBody } from "./inputs";
import { placeOrder } from "./place";
import { readEventsForApi } from "./read-api";
import { readOrderPage } from "./read-page";

const TODAY = "2026-11-21";
let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00" });
  await addProduct(world, { sku: "PART", price: "5.00" });
  await addProduct(world, { sku: "SET", price: "40.00", parts: { PART: 2 } });
  await world.sql("update stock_level set on_hand = 10 where org_id = $1 and condition = 'good'", [world.orgId]);
  await addCustomer(world, { code: "HOTEL" });
  await addCustomer(world, { code: "PARK", limitMinor: 1_000, policy: "park" });
});
afterAll(() => world.close());

async function place(customer: string, lines: { sku: string; units: number }[], more: Record<string, unknown> = {}): Promise<string> {
  const outcome = await placeOrder(world.actor, placeBody.parse({ customer, lines, ...more }));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.order.number;
}

const page = async (number: string) => {
  const view = await readOrderPage(world.actor, number, TODAY);
  if (!view) throw new Error(`no page of ${number}`);
  return view;
};

test("the four consequences are those of the commit that placed the order, and what waits has its place", async () => {
  const number = await place(
    "HOTEL",
    [
      { sku: "LAMP", units: 12 },
      { sku: "SET", units: 3 },
    ],
    { allow_backorder: true },
  );
  const { consequences, positions, order, events, messages, credit } = await page(number);
  expect(consequences).toMatchObject({
    txid: events[0]?.txid,
    stock: { reservedUnits: 13, waitingUnits: 2, strategy: "nearest" },
    receivable: { amountMinor: 42_000 },
    email: { topic: "email.order_confirmed", status: "pending", to: "hotel@buyer.example", mailId: null },
  });
  expect(consequences?.tags.map(({ tag }) => tag)).toEqual(["first-order", "backordered"]);
  expect(positions.get(order.lines[0]?.id ?? "")).toMatchObject({ position: 1 });
  expect(messages).toHaveLength(1);
  expect(credit).toMatchObject({ limitMinor: 1_000_000, exposureMinor: 42_000, openOrders: 1, overdueMinor: 0 });
});

test("a later cancel changes the order, not what its placement wrote", async () => {
  const number = await place("HOTEL", [{ sku: "SET", units: 1 }]);
  const before = await page(number);
  const canceled = await cancelOrder(world.actor, number, { version: 1, reason: "customer_request" });
  expect(canceled).toMatchObject({ kind: "answer", status: 200 });
  const after = await page(number);
  expect(after.order.status).toBe("canceled");
  expect(after.consequences).toMatchObject({
    txid: before.consequences?.txid,
    stock: { reservedUnits: 1 },
    receivable: { amountMinor: 4_000 },
  });
  expect(after.consequences?.tags.every(({ revertedAt }) => revertedAt !== null)).toBe(true);
  expect(after.events.map(({ move }) => move)).toEqual(["cancel", "place"]);
  expect(after.verdicts.cancel).toMatchObject({ allowed: false, code: "wrong_status" });
});

test("a parked order has no consequences until it is approved; then they are those of the approval", async () => {
  const number = await place("PARK", [{ sku: "PART", units: 4 }]);
  const parked = await page(number);
  expect(parked.consequences).toBeNull();
  expect(parked.messages).toEqual([]);
  await approveOrder(world.actor, number, { version: 1, override: { reason: "Paid by phone" } });
  const placed = await page(number);
  expect(placed.consequences).toMatchObject({
    txid: placed.events[0]?.txid,
    stock: { reservedUnits: 4 },
    receivable: { amountMinor: 2_000 },
  });
  expect(placed.events[0]).toMatchObject({ move: "approve", reason: "Paid by phone" });
});

test("an order of hundreds of moves still shows what placing it wrote, and all its moves page by page", async () => {
  const number = await place("HOTEL", [{ sku: "PART", units: 1 }], { allow_backorder: true });
  for (let version = 1; version < 230; version += 2) {
    await holdOrder(world.actor, number, { version, reason: "address_check", note: "" });
    await liftHold(world.actor, number, { version: version + 1 });
  }
  const first = await page(number);
  expect(first.events).toHaveLength(200);
  expect(first.earlierThan).toBe(first.events.at(-1)?.version);
  const rest = await readOrderPage(world.actor, number, TODAY, first.earlierThan ?? 0);
  expect(rest?.earlierThan).toBeNull();
  expect([...first.events, ...(rest?.events ?? [])].map(({ version }) => version)).toEqual(
    Array.from({ length: 231 }, (_, at) => 231 - at),
  );
  expect(first.consequences).toMatchObject({ txid: rest?.events.at(-1)?.txid, email: { topic: "email.order_confirmed" } });
  expect(rest?.consequences).toEqual(first.consequences);

  const versions: number[] = [];
  let cursor: string | undefined;
  do {
    const answer = await readEventsForApi(world.actor, number, { cursor: cursor && keyOfCursor(cursor), limit: 100 });
    versions.push(...(answer?.events ?? []).map(({ version }) => version));
    cursor = answer?.next ?? undefined;
  } while (cursor);
  expect(versions).toEqual(Array.from({ length: 231 }, (_, at) => 231 - at));
});

test("verdicts follow the rights of who looks; another organization sees nothing", async () => {
  const number = await place("HOTEL", [{ sku: "PART", units: 1 }], { allow_backorder: true });
  const looker = await readOrderPage(actorOf(world.orgId, new Set(["view"])), number, TODAY);
  expect(looker?.verdicts.cancel).toMatchObject({ allowed: false, code: "no_right", right: "cancel", owner: "front office" });
  const other = await addOrganization(world.sql, "other");
  expect(await readOrderPage(actorOf(other), looker?.order.id ?? "", TODAY)).toBeNull();
});
