import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "@/db/migrate";
import { done, refusedWith } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { FOR_ANY_VALUES, plansOf } from "@/lib/testing/plans";
import { createWorld, type World } from "@/lib/testing/world";
import { approveOrder } from "./approve";
import { deleteDraft } from "./drafts";
import { placeBody } from "./inputs";
import { placeOrder } from "./place";
import { dismissRefusal, listRefusals, readRefusal } from "./read-refusals";
import { retryRefusal } from "./retry-refusal";

let world: World;
let customer: { code: string; id: string };
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00" });
  await world.sql("update org_policy set allow_backorder = true where org_id = $1", [world.orgId]);
});
beforeEach(async () => {
  made += 1;
  const code = `SHOP-${made}`;
  customer = { code, id: await addCustomer(world, { code, limitMinor: 100 }) };
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

type Sent = { channel?: string; external_id?: string; draft?: boolean };
const send = (more: Sent = { external_id: `E-${made}` }) =>
  placeOrder(world.actor, placeBody.parse({ customer: customer.code, lines: [{ sku: "LAMP", units: 1 }], ...more }));
const setCredit = (limitMinor: number) =>
  world.sql("update customer_credit set limit_minor = $3 where org_id = $1 and customer_id = $2", [world.orgId, customer.id, limitMinor]);
const letPass = () => setCredit(1_000_000);
const retry = (id: string) => retryRefusal(world.actor, { id, key: v7() });
const refusals = async (): Promise<string[]> => {
  const rows = await world.sql("select id from order_refusal where org_id = $1 and customer_id = $2 order by id", [
    world.orgId,
    customer.id,
  ]);
  return rows.map(({ id }) => String(id));
};
const open = async (): Promise<string[]> => {
  const { items } = await listRefusals(world.actor, "open", {});
  return items.filter(({ customerCode }) => customerCode === customer.code).map(({ id }) => id);
};

async function refuse(more?: Sent): Promise<string> {
  expect(refusedWith(await send(more))).toBe("credit_exceeded");
  return (await refusals()).at(-1) ?? "";
}

test.each([{}, { channel: "shop" }])(
  "an order that was refused and is sent again under its external id, %o, settles its refusals",
  async (by) => {
    const sent = { ...by, external_id: `E-${made}` };
    const ids = [await refuse(sent), await refuse(sent)];
    expect(await open()).toEqual(ids.toReversed());
    await letPass();
    const { order } = done(await send(sent));
    expect(await open()).toEqual([]);
    for (const id of ids) {
      expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: order.id, retriedOrderNumber: order.number });
      expect(await retry(id)).toMatchObject({ ok: false, code: "placed_already", subject: order.number });
    }
    const marks = await world.sql(
      `select distinct r.xmin::text as settled, (e.txid::text::numeric % 4294967296)::text as placed from order_refusal r
     join order_event e on e.org_id = r.org_id and e.order_id = r.retried_order_id where r.id = any($1::uuid[])`,
      [ids],
    );
    expect(marks.map(({ settled, placed }) => settled === placed)).toEqual([true]);
  },
);

test("it settles no refusal of another channel or external id, none without one, and none that was dismissed", async () => {
  const external_id = `E-${made}`;
  const others = [await refuse({ external_id, channel: "fair" }), await refuse({ external_id: `${external_id} b` }), await refuse({})];
  others.push(await refuse({ external_id, channel: "shop" }));
  const dismissed = await refuse({ external_id });
  expect(await dismissRefusal(world.actor, { id: dismissed })).toEqual({ ok: true });
  await letPass();
  done(await send({ external_id }));
  expect((await open()).toSorted()).toEqual(others.toSorted());
  expect(await readRefusal(world.actor, dismissed)).toMatchObject({ retriedOrderId: null });
});

test("what is tried again settles what was refused under the same external id, whichever way it was sent", async () => {
  const [first, second] = [await refuse(), await refuse()];
  await letPass();
  expect(await retry(second)).toMatchObject({ ok: true });
  expect(await open()).toEqual([]);
  expect(await retry(first)).toMatchObject({ ok: false, code: "placed_already" });
});

test("a draft settles it too, until it is deleted", async () => {
  const id = await refuse();
  const { order } = done(await send({ external_id: `E-${made}`, draft: true }));
  expect(await open()).toEqual([]);
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: order.id, retriedOrderStatus: "draft" });
  done(await deleteDraft(world.actor, order.id, 1));
  expect(await open()).toEqual([id]);
});

test("an order that waits for approval settles it; what was refused while it was being written is settled by the approval", async () => {
  const id = await refuse();
  await world.sql("update customer set credit_policy = 'park' where org_id = $1 and id = $2", [world.orgId, customer.id]);
  const { order } = done(await send());
  expect(order.status).toBe("pending_approval");
  expect(await open()).toEqual([]);
  await world.sql("update order_refusal set retried_order_id = null where id = $1", [id]);
  await letPass();
  done(await approveOrder(world.actor, order.id, { version: 1, override: null }));
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: order.id });
});

test("sent again and tried again at once make one order, and it settles them all", async () => {
  const ids = [await refuse(), await refuse(), await refuse()];
  await letPass();
  const answers = await Promise.all([send(), ...ids.map(retry), send(), ...ids.map(retry), send()]);
  const said = answers.map((answer) =>
    "kind" in answer ? (answer.kind === "answer" ? answer.answer : { ok: false, code: answer.kind }) : answer,
  );
  expect(said.filter(({ ok }) => ok)).toHaveLength(1);
  const codes = said.map((answer) => ("code" in answer ? answer.code : "placed"));
  expect([...new Set(codes)].filter((code) => !["placed", "placed_already", "duplicate_external"].includes(code))).toEqual([]);
  expect(await world.sql("select count(*)::int as orders from orders where external_id = $1", [`E-${made}`])).toEqual([{ orders: 1 }]);
  expect(await open()).toEqual([]);
});

test("they are looked up in their index, and an order without an external id asks for none", async () => {
  await letPass();
  const asked = async (more: Sent) =>
    (await plansOf(() => send(more), [FOR_ANY_VALUES])).filter(({ text }) => text.includes("order_refusal"));
  const indexes = (await asked({ external_id: `E-${made}`, channel: "shop" })).map(({ nodes }) => nodes.map((node) => node["Index Name"]));
  expect([...new Set(indexes.flat().filter(Boolean))]).toEqual(["order_refusal_sent"]);
  expect(await asked({})).toEqual([]);
});

test("what was left open before orders settled it is settled by its order", async () => {
  const id = await refuse();
  await letPass();
  const { order } = done(await send());
  await setCredit(100);
  const other = await refuse({ external_id: `E-${made} b` });
  await world.sql("update order_refusal set retried_order_id = null where id = $1", [id]);
  const step = readMigrationFiles({ migrationsFolder: path.join("db", "migrations") }).find(({ sql }) =>
    sql.some((statement) => statement.includes("order_refusal_sent")),
  );
  await world.sql("alter table order_refusal drop column channel, drop column external_id");
  await world.sql("delete from drizzle.__drizzle_migrations where hash = $1", [step?.hash ?? ""]);
  expect(await migrate(world.url)).toBe(1);
  expect(await open()).toEqual([other]);
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: order.id });
});
