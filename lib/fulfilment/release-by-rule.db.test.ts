import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { isDue, releaseByRule } from "./release-by-rule";
import { changeFloorRules, readFloorRules, ruleForm } from "./release-rule";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addProduct(world, { sku: "CUP" });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku: "CUP", units: 10 }] })));
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (units: number) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "CUP", units }] }))).order;
const follow = (body: object) => changeFloorRules(world.actor, ruleForm.parse({ recount_from: 1, ...body }));

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

test("times are those of the organization's clock, and only an administrator sets them", async () => {
  await follow({ rule: "at_times", times: "09:00, 14:30" });
  const { times } = await readFloorRules(world.orgId);
  expect(isDue({ times }, "Europe/Belgrade", new Date("2026-11-21T08:00:30Z"))).toBe(true);
  expect(isDue({ times }, "Europe/Belgrade", new Date("2026-11-21T09:00:30Z"))).toBe(false);
  expect(ruleForm.safeParse({ rule: "at_times", times: "9 o'clock", recount_from: 1 }).success).toBe(false);
  const picker = actorOf(world.orgId, new Set(["view", "release"]));
  expect(await changeFloorRules(picker, ruleForm.parse({ rule: "by_hand", recount_from: 1 }))).toMatchObject({
    ok: false,
    code: "no_right",
  });
});
