import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { v7 } from "uuid";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { cancelOrder } from "@/lib/orders/cancel";
import { readOrderPage } from "@/lib/orders/read-page";
import { certain } from "@/lib/result/refusal";
import { actorOf } from "@/lib/testing/actor";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { orderOf, partShipped, versionOf } from "@/lib/testing/part-shipped";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { cancelByLink, previewByLink } from "./cancel";
import { customerActor } from "./customer-actor";
import type { TrackCancel } from "./inputs";
import { linkForMail } from "./links";
import { makeLink } from "./office-links";
import { type OpenLink, openLink } from "./open-link";
import { readTrack } from "./read-track";

let world: World;
let addresses = 0;

beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = "https://orders.example";
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const freshAddress = () => `192.0.2.${++addresses}`;

async function tokenTo(orderId: string): Promise<string> {
  const made = await makeLink(world.actor, orderId);
  return certain(made.ok ? made.url.split("/").at(-1) : null, "a link");
}
async function linkOf(token: string): Promise<OpenLink> {
  const opened = await openLink(token, freshAddress());
  return certain(opened.kind === "open" ? opened.link : null, "an open link");
}
const cancel = (token: string, version: number, more: Partial<TrackCancel> = {}) =>
  cancelByLink({ token, key: v7(), version, reason: "not_needed", lines: null, ...more }, freshAddress());
const lineOf = async (orderId: string) =>
  (
    await world.sql("select reserved, picked, packed, shipped, backordered, canceled, cancel_pending from order_line where order_id = $1", [
      orderId,
    ])
  )[0];

describe("a customer cancels", () => {
  test("19: of shipped four, picked three and reserved three, three at once, three once they are put back, four only as a return", async () => {
    const { order } = await partShipped(world);
    const token = await tokenTo(order.id);
    const link = await linkOf(token);
    const version = await versionOf(world, order.id);
    const foreseen = { ok: true, now: 3, putBack: 3, returnable: 4, whole: false };
    expect(await previewByLink(link, { version, reason: "customer_request", lines: null })).toMatchObject(foreseen);
    expect(await lineOf(order.id)).toMatchObject({ canceled: 0, cancel_pending: 0 });
    expect(await cancel(token, version)).toMatchObject(foreseen);
    expect(await lineOf(order.id)).toMatchObject({ shipped: 4, picked: 3, cancel_pending: 3, reserved: 0, canceled: 3 });
    const after = certain(await readTrack(link), "the page");
    expect(after.cancel).toMatchObject({
      allowed: false,
      code: "nothing_to_cancel",
      units: 0,
      put_back: 0,
      pending: 3,
      returnable: 4,
      next_owner: "warehouse",
    });
    const [event] = await world.sql("select actor_kind, actor_id, reason from order_event where order_id = $1 and move = 'cancel'", [
      order.id,
    ]);
    expect(event).toEqual({ actor_kind: "customer", actor_id: link.id, reason: "customer_request" });
    expect(after.events.at(-1)).toMatchObject({ move: "cancel", actorKind: "customer" });
    const [task] = await world.sql("select id, units from put_back where order_id = $1 and done_at is null", [order.id]);
    expect(task).toMatchObject({ units: 3 });
    done(await completePutBack(world.actor, String(task?.["id"]), {}));
    expect(await lineOf(order.id)).toMatchObject({ shipped: 4, picked: 0, cancel_pending: 0, canceled: 6 });
    expect(certain(await readTrack(link), "the page").cancel).toMatchObject({ pending: 0, returnable: 4, next_owner: "front office" });
  });

  test("some units of a line, and the rest goes on", async () => {
    const { order } = await orderOf(world, 5);
    const token = await tokenTo(order.id);
    expect(await cancel(token, order.version, { lines: [{ line: 1, units: 2 }], reason: "by_mistake" })).toMatchObject({
      now: 2,
      putBack: 0,
      whole: false,
    });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 3, canceled: 2 });
    expect(await cancel(token, order.version + 1, { lines: [{ line: 7, units: 1 }] })).toMatchObject({ ok: false, code: "line_unknown" });
    expect(await cancel(token, order.version + 1, { lines: [{ line: 1, units: 4 }] })).toMatchObject({ ok: false, code: "not_cancelable" });
  });

  test("a page that was drawn before the order changed decides nothing", async () => {
    const { order } = await orderOf(world, 2);
    const token = await tokenTo(order.id);
    done(await cancelOrder(world.actor, order.id, { version: order.version, reason: "other", lines: [{ line: 1, units: 1 }] }));
    expect(await cancel(token, order.version)).toMatchObject({ ok: false, code: "stale" });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 1, canceled: 1 });
  });

  test("clicked twice, or sent again after the answer was lost, it is one cancel", async () => {
    const { order } = await orderOf(world, 4);
    const token = await tokenTo(order.id);
    const form = { key: v7(), lines: [{ line: 1, units: 1 }] };
    const answers = await Promise.all([1, 2, 3].map(() => cancel(token, order.version, form)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, now: 1 });
    expect(await cancel(token, order.version, form)).toMatchObject({ ok: true, now: 1 });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 3, canceled: 1 });
    // The same form with other units is a page that was drawn before: nothing is under way.
    expect(await cancel(token, order.version, { ...form, lines: null })).toMatchObject({ ok: false, code: "stale" });
  });

  test("against a picker: whoever is first, no unit is lost and none is canceled twice", async () => {
    let won = 0;
    // The picker starts a little later each round, until the cancel was first as well.
    for (let round = 0; round < 4 || won === 0; round += 1) {
      const { sku, order } = await orderOf(world, 6);
      const fulfilment = await releaseOne(world, "X", order.number);
      const work = (await workOf(world, fulfilment))[0]?.id ?? "";
      const token = await tokenTo(order.id);
      const version = await versionOf(world, order.id);
      const picking = delay(round * 10).then(() => Promise.all([1, 2, 3].map(() => pickUnits(world, work, sku, 1))));
      const [canceled] = await Promise.all([cancel(token, version), picking]);
      won += canceled.ok ? 1 : 0;
      const line = certain(await lineOf(order.id), "the line");
      expect(Number(line["reserved"]) + Number(line["picked"]) + Number(line["canceled"])).toBe(6);
      // Either all six, or nothing because a pick was faster.
      expect(canceled.ok ? canceled.now + canceled.putBack : canceled.code).toBe(canceled.ok ? 6 : "stale");
      expect(Number(line["cancel_pending"])).toBe(canceled.ok ? canceled.putBack : 0);
    }
  });

  test("pages that were out of date and clicks that came twice are no attempts", async () => {
    const { order } = await orderOf(world, 2);
    const token = await tokenTo(order.id);
    for (let attempt = 0; attempt < 21; attempt += 1) expect(await cancel(token, order.version + 5)).toMatchObject({ code: "stale" });
    const form = { key: v7(), lines: [{ line: 1, units: 1 }] };
    for (let click = 0; click < 21; click += 1) expect(await cancel(token, order.version, form)).toMatchObject({ ok: true, now: 1 });
    expect(await cancel(token, order.version + 1)).toMatchObject({ ok: true, now: 1, whole: true });
  });

  test("too often with one link is too often", async () => {
    const { order } = await orderOf(world, 1);
    const token = await tokenTo(order.id);
    const unknown = { lines: [{ line: 7, units: 1 }] };
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect(await cancel(token, order.version, unknown)).toMatchObject({ code: "line_unknown" });
    expect(await cancel(token, order.version)).toMatchObject({ ok: false, code: "too_many_attempts" });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 1 });
  });
});

test("the office reads that the customer canceled, and who of them made the link by hand", async () => {
  const id = v7();
  await world.sql("insert into app_user (id, email, name) values ($1, 'nina@acme.example', 'Nina')", [id]);
  const { order } = await orderOf(world, 3);
  const byHand = await makeLink({ ...world.actor, kind: "user", id }, order.id);
  const mailed = certain(await linkForMail(world.orgId, order.id), "a link");
  let version = order.version;
  for (const url of [byHand.ok ? byHand.url : "", mailed.url]) {
    expect(await cancel(url.split("/").at(-1) ?? "", version, { lines: [{ line: 1, units: 1 }] })).toMatchObject({ ok: true });
    version += 1;
  }
  const page = certain(await readOrderPage(world.actor, order.id, "2026-11-22"), "the order page");
  expect(page.events.slice(0, 2).map((event) => [event.actorKind, event.linkMadeBy])).toEqual([
    ["customer", null],
    ["customer", "Nina"],
  ]);
});

describe("what a customer may not", () => {
  test("where the organization cancels itself, nothing happens and the page says whom to ask", async () => {
    const { order } = await orderOf(world, 3);
    const token = await tokenTo(order.id);
    await world.sql("update org_policy set customers_cancel = false where org_id = $1", [world.orgId]);
    expect(await cancel(token, order.version)).toMatchObject({ ok: false, code: "no_right" });
    const view = certain(await readTrack(await linkOf(token)), "the page");
    expect(view.cancel).toMatchObject({ allowed: false, code: "no_right", owner: "front office", units: 3 });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 3, canceled: 0 });
    await world.sql("update org_policy set customers_cancel = true where org_id = $1", [world.orgId]);
  });

  test("another order of the same organization does not exist for the link", async () => {
    const mine = await orderOf(world, 1);
    const other = await orderOf(world, 1);
    const actor = customerActor(await linkOf(await tokenTo(mine.order.id)), true);
    const outcome = await cancelOrder(actor, other.order.id, { version: other.order.version, reason: "customer_request" });
    expect(outcome).toMatchObject({ kind: "answer", status: 404, answer: { ok: false, code: "not_found" } });
    expect(await lineOf(other.order.id)).toMatchObject({ reserved: 1 });
  });

  test("an order of another organization does not, either", async () => {
    const { order } = await orderOf(world, 1);
    const orgId = await addOrganization(world.sql, "stranger");
    expect(await readTrack({ id: v7(), orgId, orderId: order.id })).toBeNull();
    expect(await makeLink(actorOf(orgId), order.id)).toMatchObject({ ok: false, code: "not_found" });
    expect(await makeLink(actorOf(world.orgId, new Set(["view", "edit"])), order.id)).toMatchObject({ ok: false, code: "no_right" });
  });
});
