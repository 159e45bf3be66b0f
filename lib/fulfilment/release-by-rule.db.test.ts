import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { done } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { releaseByRule } from "./release-by-rule";
import { changeFloorRules, ruleForm } from "./release-rule";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addProduct(world, { sku: "CUP" });
  await receive(10);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receive = async (units: number, sku = "CUP") =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units }] })));
const place = async (units: number, sku = "CUP", more: object = {}) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }], ...more }))).order;
const follow = (body: object) => changeFloorRules(world.actor, ruleForm.parse({ recount_from: "1", ...body }));

test("the rule says what goes by itself, and nothing goes twice", async () => {
  const whole = await place(4);
  const part = await place(8);
  expect(await releaseByRule(world.orgId)).toBe(0);
  expect(await follow({ rule: "when_complete" })).toEqual({ ok: true });
  expect(await releaseByRule(world.orgId)).toBe(1);
  expect(await world.sql("select order_id from fulfilment")).toEqual([{ order_id: whole.id }]);
  await follow({ rule: "on_placement" });
  expect(await releaseByRule(world.orgId)).toBe(1);
  expect(await releaseByRule(world.orgId)).toBe(0);
  expect(await world.sql("select actor_kind from order_event where order_id = $1 and move = 'release'", [part.id])).toEqual([
    { actor_kind: "system" },
  ]);
});

test("only an administrator sets the rule, and times are times", async () => {
  expect(ruleForm.safeParse({ rule: "at_times", times: "9 o'clock", recount_from: "1" }).success).toBe(false);
  const picker = actorOf(world.orgId, new Set(["view", "release"]));
  expect(await changeFloorRules(picker, ruleForm.parse({ rule: "by_hand", recount_from: "1" }))).toMatchObject({
    ok: false,
    code: "no_right",
  });
});

describe("at set times", () => {
  const at = (now: string) => releaseByRule(world.orgId, { now: new Date(now) });
  beforeAll(async () => {
    await world.sql("update organization set time_zone = 'Europe/Belgrade' where id = $1", [world.orgId]);
    await receive(500);
    await releaseByRule(world.orgId);
    await follow({ rule: "at_times", times: "09:00, 14:30, 02:30, 23:59" });
  });

  test("a round that comes after the minute releases what the time asked for, once", async () => {
    await place(1);
    expect(await at("2031-01-13T07:59:59Z")).toBe(1); // 02:30 of that day, on the first round after a long time without one
    await place(1);
    expect(await at("2031-01-13T07:59:59Z")).toBe(0);
    expect(await at("2031-01-13T08:01:20Z")).toBe(1);
    await place(1);
    expect(await at("2031-01-13T08:02:30Z")).toBe(0);
    expect(await at("2031-01-13T13:29:59Z")).toBe(0);
    expect(await at("2031-01-13T13:30:00Z")).toBe(1);
  });

  test("a time shortly before midnight is made up for after it, one of half a day ago is not", async () => {
    await at("2031-01-14T20:00:00Z");
    await place(1);
    expect(await at("2031-01-14T23:00:40Z")).toBe(1);
    await at("2031-01-15T14:00:00Z");
    await place(1);
    await follow({ rule: "at_times", times: "15:00" });
    expect(await at("2031-01-16T02:00:00Z")).toBe(0);
    expect(await at("2031-01-16T01:59:59Z")).toBe(1);
    await follow({ rule: "at_times", times: "09:00, 14:30, 02:30, 23:59" });
  });

  test("where the clocks are put forward or back, each time comes once", async () => {
    await at("2031-03-29T23:30:00Z");
    await place(1);
    expect(await at("2031-03-30T01:10:00Z")).toBe(0); // 03:10, an hour after 01:10
    expect(await at("2031-03-30T01:31:00Z")).toBe(1);
    await at("2031-10-25T23:30:00Z");
    await place(1);
    expect(await at("2031-10-26T00:31:00Z")).toBe(0); // 02:31 for the first time
    expect(await at("2031-10-26T01:31:00Z")).toBe(1);
    await place(1);
    expect(await at("2031-10-26T07:59:00Z")).toBe(0);
    expect(await at("2031-10-26T08:00:10Z")).toBe(1);
  });

  test("several workers release nothing twice, and what comes later waits for the next time", async () => {
    const ids = [];
    for (let order = 0; order < 6; order += 1) ids.push((await place(1)).id);
    const rounds = await Promise.all([1, 2, 3].map(() => at("2031-11-03T08:00:30Z")));
    expect(rounds.reduce((sum, units) => sum + units, 0)).toBe(6);
    expect(await world.sql("select order_id from fulfilment where order_id = any($1::uuid[])", [ids])).toHaveLength(6);
    await place(1);
    expect(await Promise.all([1, 2, 3].map(() => at("2031-11-03T08:00:40Z")))).toEqual([0, 0, 0]);
    expect(await at("2031-11-03T13:31:00Z")).toBe(1);
  });

  test("a round that was told to stop is made again", async () => {
    await place(1);
    const stop = AbortSignal.abort();
    expect(await releaseByRule(world.orgId, { now: new Date("2031-11-04T08:00:30Z"), stop })).toBe(0);
    expect(await at("2031-11-04T08:01:30Z")).toBe(1);
  });

  test("a rule holds from when it is saved: times of the day that had passed by then are not made up for", async () => {
    await world.sql("update org_policy set timed_release_at = '2000-01-01' where org_id = $1", [world.orgId]);
    await follow({ rule: "at_times", times: "09:00, 14:30, 02:30, 23:59", recount_from: "2" });
    const last = () => world.sql("select timed_release_at < '2001-01-01' as old from org_policy where org_id = $1", [world.orgId]);
    expect(await last()).toEqual([{ old: true }]);
    await follow({ rule: "at_times", times: "09:00" });
    expect(await last()).toEqual([{ old: false }]);
  });
});

describe("behind more orders than one round takes at a time", () => {
  test("an order of which nothing waits goes, however many older ones wait in part", { timeout: 180_000 }, async () => {
    await follow({ rule: "by_hand" });
    await addProduct(world, { sku: "LID" });
    const lines = [
      { sku: "LID", units: 1 },
      { sku: "HANDLE", units: 1 },
    ];
    await addProduct(world, { sku: "HANDLE" });
    await receive(201, "LID");
    for (let order = 0; order < 201; order += 1) await place(1, "LID", { lines });
    const whole = await place(1);
    await follow({ rule: "when_complete" });
    expect(await releaseByRule(world.orgId)).toBe(1);
    expect(await world.sql("select order_id from fulfilment where order_id = $1", [whole.id])).toHaveLength(1);
  });

  test("an order goes that lies on its shelf, however many older ones lie where nobody picks", { timeout: 180_000 }, async () => {
    await follow({ rule: "by_hand" });
    await addProduct(world, { sku: "KEPT" });
    await receive(201, "KEPT");
    await addBin(world, "X", "Q-1", "quarantine", 1);
    const moved = `update bin_stock s set bin_id = (select id from bin where org_id = $1 and code = 'Q-1') from product p
      where s.org_id = $1 and p.id = s.product_id and p.sku = 'KEPT'`;
    await world.sql(moved, [world.orgId]);
    for (let order = 0; order < 201; order += 1) await place(1, "KEPT");
    const whole = await place(1);
    await follow({ rule: "when_complete" });
    expect(await releaseByRule(world.orgId)).toBe(1);
    expect(await world.sql("select order_id from fulfilment where order_id = $1", [whole.id])).toHaveLength(1);
    await world.sql(moved.replace("(select id from bin where org_id = $1 and code = 'Q-1')", "null"), [world.orgId]);
    expect(await releaseByRule(world.orgId)).toBe(201);
  });
});
