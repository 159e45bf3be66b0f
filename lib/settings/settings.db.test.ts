import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { type Office, openOffice } from "@/lib/testing/office";
import { productBody } from "@/lib/catalogue/inputs";
import { putProduct } from "@/lib/catalogue/put-product";
import { editLocationForm, newLocationForm, newTagRuleForm, organizationForm, policyForm } from "@/lib/settings/inputs";
import { addLocation, archiveLocation, editLocation, listLocations, seenLocation } from "@/lib/settings/locations";
import { changeOrganization, changePolicy, findSettings, seenOf } from "@/lib/settings/organization";
import { addTagRule, archiveTagRule, editTagRule, listTagRules } from "@/lib/settings/tag-rules";
import type { Actor } from "@/lib/tenancy/actor";
import { assertNoDrift } from "@/lib/testing/no-drift";

let office: Office;
let actor: Actor;
let stranger: Actor;
let clerk: Actor;

beforeAll(async () => {
  office = await openOffice();
  actor = await office.organization("acme");
  stranger = await office.organization("other");
  clerk = actorOf(actor.orgId, new Set(["view", "edit", "create"]));
});

afterAll(async () => {
  await assertNoDrift();
  await office.close();
});

const place = (code: string, change: object = {}) => newLocationForm.parse({ code, name: code, ...change });
const eventsOf = async (action: string) =>
  (await office.admin.query("select 1 from admin_event where org_id = $1 and action = $2", [actor.orgId, action])).rowCount;
const rowsAt = async (code: string) =>
  (
    await office.admin.query(
      `select 1 from stock_level s join location l on l.org_id = s.org_id and l.id = s.location_id where l.org_id = $1 and l.code = $2`,
      [actor.orgId, code],
    )
  ).rowCount;
const product = (sku: string) => putProduct(actor, sku, productBody.parse({ name: sku, unit_price: "1", safety_stock: 2 }));

describe("locations", () => {
  test("a new one has a row for every stocked product at once", async () => {
    await product("A-1");
    await product("A-2");
    expect(await addLocation(actor, "KOT", place("KOT", { latitude: "42.42", longitude: "18.77" }))).toEqual({ ok: true });
    expect(await rowsAt("KOT")).toBe(8);
    await product("A-3");
    expect(await rowsAt("KOT")).toBe(12);
    expect(await addLocation(actor, "KOT", place("KOT"))).toMatchObject({ code: "code_taken" });
    expect(await eventsOf("location.add")).toBe(1);
  });

  test("products and locations made at the same time miss no row", async () => {
    await Promise.all([
      ...Array.from({ length: 12 }, (_, index) => product(`RACE-${index}`)),
      ...["RA", "RB", "RC"].map((code) => addLocation(actor, code, place(code))),
    ]);
    const { rows } = await office.admin.query<{ missing: number }>(
      `select count(*)::int as missing from product p join location l on l.org_id = p.org_id
       cross join unnest(array['good', 'damaged', 'quarantine', 'in_transit']) c
       where p.org_id = $1 and not exists (select 1 from stock_level s where s.org_id = p.org_id and s.product_id = p.id
         and s.location_id = l.id and s.condition = c)`,
      [actor.orgId],
    );
    expect(rows[0]?.missing).toBe(0);
  });

  test("is archived only when it is empty and not the last, and comes back with all rows", async () => {
    const stock = (units: number) =>
      office.admin.query(
        `update stock_level set on_hand = $2 where org_id = $1 and condition = 'damaged' and location_id = (select id from location where org_id = $1 and code = 'RA')
         and product_id = (select id from product where org_id = $1 and sku = 'A-1')`,
        [actor.orgId, units],
      );
    await stock(3);
    expect((await listLocations(actor.orgId)).find((row) => row.code === "RA")).toMatchObject({ onHand: 3, reserved: 0 });
    expect(await archiveLocation(actor, "RA", true)).toMatchObject({ code: "location_not_empty", subject: "3 units" });
    await stock(0);
    for (const code of ["RA", "RB", "RC"]) expect(await archiveLocation(actor, code, true)).toEqual({ ok: true });
    expect(await archiveLocation(actor, "KOT", true)).toMatchObject({ code: "last_location" });
    await product("LATE-1");
    const before = await rowsAt("RA");
    expect(await archiveLocation(actor, "RA", false)).toEqual({ ok: true });
    expect(await rowsAt("RA")).toBe((before ?? 0) + 4);
  });

  test("an edit of an older state is refused", async () => {
    const shown = (await listLocations(actor.orgId)).find((row) => row.code === "KOT");
    const seen = shown ? seenLocation(shown) : "";
    const form = editLocationForm.parse({ code: "KOT", seen, name: "Kotor", rank: "5" });
    expect(await editLocation(actor, "KOT", seen, form)).toEqual({ ok: true });
    expect(await editLocation(actor, "KOT", seen, form)).toMatchObject({ code: "stale" });
  });

  test("ten thousand products get their rows at a new location quickly", async () => {
    await office.admin.query(
      `insert into product (org_id, id, sku, name, unit_price, currency)
       select $1, gen_random_uuid(), 'BULK-' || n, 'Bulk', 1, 'EUR' from generate_series(1, 10000) n`,
      [stranger.orgId],
    );
    // The plans of the foreign keys were made while the table was tiny.
    await office.admin.query("analyze product");
    const start = performance.now();
    expect(await addLocation(stranger, "BIG", place("BIG"))).toEqual({ ok: true });
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

describe("organization and policies", () => {
  test("are changed as a whole and noted, and a stale form is refused", async () => {
    const { organization, policy } = await findSettings(actor.orgId);
    const form = organizationForm.parse({
      seen: seenOf(organization),
      name: "Acme ™ d.o.o.",
      time_zone: "Europe/Belgrade",
      currency: "RSD",
      order_prefix: "AC-",
    });
    expect(await changeOrganization(actor, form)).toEqual({ ok: true });
    expect(await changeOrganization(actor, form)).toMatchObject({ code: "stale" });
    const policies = policyForm.parse({
      seen: seenOf(policy),
      strategy: "fewest_parcels",
      credit_policy: "park",
      split: "one_location",
      pay_within_days: "7",
      allow_backorder: "on",
      customers_cancel: "on",
      channel_0: "web",
      channel_0_strategy: "oldest_cost",
    });
    expect(await changePolicy(actor, policies)).toEqual({ ok: true });
    expect(await findSettings(actor.orgId)).toEqual({
      organization: { name: "Acme ™ d.o.o.", timeZone: "Europe/Belgrade", currency: "RSD", orderPrefix: "AC-" },
      policy: {
        strategy: "fewest_parcels",
        channelStrategies: [["web", "oldest_cost"]],
        creditPolicy: "park",
        allowBackorder: true,
        shipComplete: false,
        allowSubstitution: false,
        customersCancel: true,
        split: "one_location",
        pricesIncludeTax: false,
        payWithinDays: 7,
      },
    });
    expect(await eventsOf("policy.change")).toBe(1);
    expect((await findSettings(stranger.orgId)).organization.name).toBe("other");
  });

  test("nothing changes without the right", async () => {
    const { policy } = await findSettings(actor.orgId);
    const form = policyForm.parse({
      seen: seenOf(policy),
      strategy: "nearest",
      credit_policy: "park",
      split: "allowed",
      pay_within_days: "7",
    });
    expect(await changePolicy(clerk, form)).toMatchObject({ code: "no_right" });
    expect(await addLocation(clerk, "NO", place("NO"))).toMatchObject({ code: "no_right" });
    expect(await findSettings(actor.orgId)).toMatchObject({ policy: { strategy: "fewest_parcels" } });
  });
});

describe("tag rules", () => {
  const rule = (change: object) =>
    newTagRuleForm.parse({ tag: "large", condition: "order_over", threshold: "1 500.50", currency: "EUR", ...change });

  test("an edit archives the rule and makes another", async () => {
    expect(await addTagRule(actor, rule({}))).toEqual({ ok: true });
    const [first] = await listTagRules(actor.orgId);
    expect(first).toMatchObject({ tag: "large", thresholdMinor: 150_050, currency: "EUR", accounts: 0 });
    expect(await addTagRule(actor, rule({ condition: "repeat" }))).toMatchObject({ code: "tag_taken" });
    expect(await editTagRule(actor, first?.id ?? "", rule({ threshold: "2000" }))).toEqual({ ok: true });
    expect(await editTagRule(actor, first?.id ?? "", rule({ threshold: "3000" }))).toMatchObject({ code: "not_found" });
    const [second] = await listTagRules(actor.orgId);
    expect(second).toMatchObject({ thresholdMinor: 200_000 });
    expect(second?.id).not.toBe(first?.id);
    expect(await archiveTagRule(stranger, second?.id ?? v7())).toMatchObject({ code: "not_found" });
    expect(await archiveTagRule(actor, second?.id ?? "")).toEqual({ ok: true });
    expect(await listTagRules(actor.orgId)).toEqual([]);
  });

  test.each([
    [{ threshold: "" }, "threshold"],
    [{ threshold: "0" }, "threshold"],
    [{ currency: "" }, "currency"],
    [{ tag: "Big spender" }, "tag"],
  ])("%j is an error at its field", (change, field) => {
    const parsed = newTagRuleForm.safeParse({ tag: "large", condition: "order_over", threshold: "5", currency: "EUR", ...change });
    expect(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});
