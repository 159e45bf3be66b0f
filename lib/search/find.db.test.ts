import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Office, openOffice } from "@/lib/testing/office";
import { plansOf, tooCostly } from "@/lib/testing/plans";
import { findHits, findIds } from "@/lib/search/find";
import { writeTokens } from "@/lib/search/write-tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";

let office: Office;
let actor: Actor;
let stranger: Actor;

beforeAll(async () => {
  office = await openOffice();
  actor = await office.organization("acme");
  stranger = await office.organization("other");
  await office.admin.query(
    `insert into search_token (org_id, token, kind, ref_id)
     select o, t, 'order', md5(o::text || n)::uuid
     from unnest($1::uuid[], $2::int[]) as w (o, orders), generate_series(1, w.orders) n,
     lateral unnest(array['so-' || n, n::text, case when n % 2 = 0 then 'hotel' else 'hostel' end]) t`,
    [
      [actor.orgId, stranger.orgId],
      [100_000, 1_000],
    ],
  );
  await office.admin.query("analyze search_token");
});

afterAll(() => office.close());

const find = (text: string, limit = 8, by = actor) => readTenant(by.orgId, (tx) => findIds(tx, "order", text, limit));
const orderId = async (n: number, by = actor) =>
  (await office.admin.query<{ id: string }>("select md5($1::text || $2)::uuid as id", [by.orgId, n])).rows[0]?.id;

test("a row is found by the beginning of every word, whole words first", async () => {
  expect((await find("so-777"))[0]).toBe(await orderId(777));
  expect(await find("so-777")).toHaveLength(8);
  expect(await find("so-77777")).toEqual([await orderId(77777)]);
  expect(await find("HOSTEL 4321", 1)).toEqual([await orderId(4321)]);
  expect(await find("hotel 43210 so-43210")).toEqual([await orderId(43210)]);
  expect(await find("hostel 43210")).toEqual([]);
  expect(await find("   ")).toEqual([]);
});

test("marks, letters of any script and signs that mean something to patterns are plain text", async () => {
  const [umlaut, arabic] = [v7(), v7()];
  await inTenant(actor.orgId, async (tx) => {
    await writeTokens(tx, "customer", umlaut, ["Café Žürich 100%_off"]);
    await writeTokens(tx, "customer", arabic, ["فندق الأدرياتيك"]);
  });
  const customers = (text: string) => readTenant(actor.orgId, (tx) => findIds(tx, "customer", text, 5));
  expect(await customers("cafe zur")).toEqual([umlaut]);
  expect(await customers("100%")).toEqual([umlaut]);
  expect(await customers("%")).toEqual([]);
  expect(await customers("فندق")).toEqual([arabic]);
  await inTenant(actor.orgId, (tx) => writeTokens(tx, "customer", umlaut, ["Renamed"]));
  expect(await customers("cafe")).toEqual([]);
  expect(await customers("renam")).toEqual([umlaut]);
});

test("a search knows whether it found all there is", async () => {
  const hits = (text: string, limit: number) => readTenant(actor.orgId, (tx) => findHits(tx, "order", text, limit));
  expect(await hits("so-777", 200)).toMatchObject({ areAll: true, ids: { length: 111 } });
  expect(await hits("so-777", 111)).toMatchObject({ areAll: true, ids: { length: 111 } });
  expect(await hits("so-777", 110)).toMatchObject({ areAll: false, ids: { length: 110 } });
  expect(await hits("hostel 4321", 200)).toMatchObject({ areAll: true, ids: { length: 6 } });
  expect(await hits("nothing", 5)).toEqual({ areAll: true, ids: [] });
  expect(await hits("nothing hotel", 5)).toEqual({ areAll: true, ids: [] });
  // Both words have more rows than are looked at, and none of those has both.
  expect(await hits("hotel hostel", 5)).toEqual({ areAll: false, ids: [] });
});

test("another organization's rows are never among them", async () => {
  expect(await find("so-777", 8, stranger)).toEqual([await orderId(777, stranger)]);
});

test.each(["so-5", "hotel", "hotel 77", "h s 7"])("%j is read by index as the app role with 100,000 orders", async (text) => {
  const plans = await plansOf(() => find(text));
  expect(plans).toHaveLength(1);
  expect(tooCostly(plans, { small: [] })).toEqual([]);
  const nodes = plans.flatMap((plan) => plan.nodes);
  expect(nodes.map((node) => node["Node Type"])).toContainEqual(expect.stringMatching(/Index (Only )?Scan/));
  expect(nodes.map((node) => node["Index Cond"])).toContainEqual(expect.stringMatching(/token >= /));
});
