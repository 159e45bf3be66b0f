import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { type Office, openOffice } from "@/lib/testing/office";
import { putPriceList } from "@/lib/catalogue/put-price-list";
import { archiveCustomer } from "@/lib/customers/archive-customer";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customerOnWire } from "@/lib/customers/customer";
import { type CustomerBody, customerBody } from "@/lib/customers/inputs";
import { listCustomers } from "@/lib/customers/list-customers";
import { putCustomer } from "@/lib/customers/put-customer";
import { findCustomer } from "@/lib/customers/read-customer";
import { setLimit, setTerms } from "@/lib/customers/set-credit";
import type { Actor } from "@/lib/tenancy/actor";

let office: Office;
let actor: Actor;
let stranger: Actor;
let frontOffice: Actor;
let finance: Actor;

beforeAll(async () => {
  office = await openOffice();
  actor = await office.organization("acme");
  stranger = await office.organization("other");
  frontOffice = actorOf(actor.orgId, new Set(["view", "create", "edit", "place"]));
  finance = actorOf(actor.orgId, new Set(["view", "approve_credit"]));
});

afterAll(() => office.close());

const put = (code: string, change: Partial<CustomerBody> = {}, by = actor) =>
  putCustomer(by, code, customerBody.parse({ name: "Adriatic Hotel Supply d.o.o.", ...change }));
const eur = (amountMinor: number) => ({ amount_minor: amountMinor, currency: "EUR" });

const creditRows = async (code: string) =>
  (
    await office.admin.query<{ currency: string; limit_minor: string | null; exposure_minor: string }>(
      `select cc.currency, cc.limit_minor, cc.exposure_minor from customer_credit cc join customer c on c.org_id = cc.org_id and c.id = cc.customer_id
       where c.org_id = $1 and c.code = $2 order by 1`,
      [actor.orgId, code],
    )
  ).rows;

const setExposure = (code: string, minor: number) =>
  office.admin.query(
    "update customer_credit set exposure_minor = $3 where org_id = $1 and customer_id = (select id from customer where org_id = $1 and code = $2)",
    [actor.orgId, code, minor],
  );

describe("an account is put by its code", () => {
  test("terms follow the kind, and what is left out stays", async () => {
    const made = await put("ADR-1", { credit_limit: eur(1_000_000), email: "orders@adriatic.example", ship_to: { city: "Kotor" } });
    expect(made).toMatchObject({
      ok: true,
      created: true,
      customer: { kind: "business", terms: "credit", termsDays: 30, currency: "EUR" },
    });
    expect(made.ok && customerOnWire(made.customer)).toMatchObject({
      credit_limit: eur(1_000_000),
      email: "orders@adriatic.example",
      ship_to: { name: "Adriatic Hotel Supply d.o.o.", city: "Kotor", latitude: null },
      credit: [{ currency: "EUR", exposure: eur(0), headroom: eur(1_000_000) }],
    });
    const changed = await put("ADR-1", { name: "Adriatic", terms_days: 45 });
    expect(changed).toMatchObject({
      created: false,
      customer: {
        name: "Adriatic",
        termsDays: 45,
        email: "orders@adriatic.example",
        shipTo: { city: "Kotor" },
        credit: [{ limitMinor: 1_000_000 }],
      },
    });
    expect(await put("CON-1", { kind: "consumer" })).toMatchObject({ customer: { terms: "prepaid", credit: [] } });
    expect(await put("ADR-1", { email: null, ship_to: null })).toMatchObject({ customer: { email: null, shipTo: null } });
  });

  test("null is no limit; nothing said on a new account on credit is no limit either; prepaid accounts get no row", async () => {
    await put("LIM-1", { credit_limit: null });
    await put("LIM-2");
    await put("LIM-3", { kind: "consumer", credit_limit: null });
    expect(await creditRows("LIM-1")).toEqual([{ currency: "EUR", limit_minor: null, exposure_minor: "0" }]);
    expect(await creditRows("LIM-2")).toEqual([{ currency: "EUR", limit_minor: null, exposure_minor: "0" }]);
    expect(await creditRows("LIM-3")).toEqual([]);
    await put("LIM-1", { credit_limit: eur(5) });
    await put("LIM-1", { name: "Limited" });
    expect(await creditRows("LIM-1")).toEqual([{ currency: "EUR", limit_minor: "5", exposure_minor: "0" }]);
  });

  test("a stored account that was switched to credit has none until a limit is set, whoever edits it for whatever reason", async () => {
    const credit = { terms: "credit", termsDays: 30, creditPolicy: null } as const;
    await put("SWI-1", { terms: "prepaid" });
    expect(await setTerms(finance, "SWI-1", credit)).toMatchObject({ ok: true });
    const renamed = await put("SWI-1", { phone: "+382 20 123 456" });
    expect(renamed.ok && customerOnWire(renamed.customer)).toMatchObject({ terms: "credit", credit_limit: eur(0), credit: [] });
    await put("SWI-1", { name: "Renamed" }, frontOffice);
    await put("SWI-2", { terms: "prepaid" });
    expect(await put("SWI-2", { terms: "credit" })).toMatchObject({ ok: true, customer: { terms: "credit", credit: [] } });
    expect([...(await creditRows("SWI-1")), ...(await creditRows("SWI-2"))]).toEqual([]);
    expect(await put("SWI-2", { credit_limit: null })).toMatchObject({ customer: { credit: [{ currency: "EUR", limitMinor: null }] } });
  });

  test("limits in further currencies stand beside it, and another currency brings no credit with it", async () => {
    await put("CUR-1", { credit_limit: eur(100), credit_limits: [{ currency: "USD", amount_minor: 200 }] });
    const changed = await put("CUR-1", { currency: "CHF" });
    expect(changed.ok && customerOnWire(changed.customer)).toMatchObject({
      currency: "CHF",
      credit_limit: { amount_minor: 0, currency: "CHF" },
    });
    expect((await creditRows("CUR-1")).map((row) => [row.currency, row.limit_minor])).toEqual([
      ["EUR", "100"],
      ["USD", "200"],
    ]);
  });

  test("a changed limit never touches the exposure, however many write at once", async () => {
    await put("EXP-1", { credit_limit: eur(100) });
    await setExposure("EXP-1", 7_777);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2 === 0
          ? put("EXP-1", { credit_limit: eur(1_000 + index) })
          : setLimit(finance, "EXP-1", { currency: "EUR", limitMinor: 2_000 + index }),
      ),
    );
    const [row] = await creditRows("EXP-1");
    expect(row?.exposure_minor).toBe("7777");
  });

  test("twenty puts of one new code at once make one account with one credit row", async () => {
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => put("RACE-1", { credit_limit: eur(index) })));
    expect(results.filter((result) => result.ok && result.created)).toHaveLength(1);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await creditRows("RACE-1")).toHaveLength(1);
  });

  test("an address is a new version when it changes, and only then", async () => {
    const versions = async () =>
      (await office.admin.query("select 1 from address a join customer c on c.id = a.customer_id where c.code = 'VER-1'")).rowCount;
    await put("VER-1", { ship_to: { street: "Rruga e Dëshmorëve 4", city: "Tiranë", latitude: 41.33, longitude: 19.82 } });
    await put("VER-1", { ship_to: { street: "Rruga e Dëshmorëve 4", city: "Tiranë", latitude: 41.33, longitude: 19.82 } });
    expect(await versions()).toBe(1);
    await put("VER-1", { ship_to: { city: "Durrës" } });
    expect(await versions()).toBe(2);
    expect(await findCustomer(actor.orgId, { code: "VER-1" })).toMatchObject({ shipTo: { city: "Durrës", street: "" } });
  });

  test("a price list has to exist and be in use", async () => {
    await putPriceList(actor, "HOTELS", { name: "Hotels", currency: "EUR" });
    expect(await put("PL-1", { price_list: "HOTELS" })).toMatchObject({ customer: { priceList: { code: "HOTELS" } } });
    expect(await put("PL-1", { price_list: "NONE" })).toMatchObject({ code: "price_list_unknown", subject: "NONE" });
    expect(await putPriceList(actor, "HOTELS", { name: "Hotels", archived: true })).toMatchObject({
      code: "list_in_use",
      subject: "1 customer",
    });
    expect(await put("PL-1", { price_list: null })).toMatchObject({ customer: { priceList: null } });
    expect(await putPriceList(actor, "HOTELS", { name: "Hotels", archived: true })).toMatchObject({ ok: true });
    expect(await put("PL-2", { price_list: "HOTELS" })).toMatchObject({ code: "price_list_unknown" });
  });
});

describe("who may", () => {
  test("front office opens accounts without credit; finance grants it", async () => {
    expect(await put("FO-1", {}, frontOffice)).toMatchObject({ ok: true, customer: { terms: "credit", credit: [{ limitMinor: 0 }] } });
    expect(await put("FO-2", { credit_limit: eur(100) }, frontOffice)).toMatchObject({ code: "no_credit_right" });
    expect(await put("FO-2", { credit_limit: null }, frontOffice)).toMatchObject({ code: "no_credit_right" });
    expect(await put("FO-2", { terms_days: 90 }, frontOffice)).toMatchObject({ code: "no_credit_right" });
    expect(await findCustomer(actor.orgId, { code: "FO-2" })).toBeNull();
    expect(await setLimit(finance, "FO-1", { currency: "EUR", limitMinor: 500 })).toMatchObject({ ok: true });
    expect(await put("FO-1", { name: "Renamed", credit_limit: eur(500) }, frontOffice)).toMatchObject({ ok: true });
    expect(await put("FO-1", { credit_limit: eur(400) }, frontOffice)).toMatchObject({ code: "no_credit_right" });
    expect(await put("FO-1", { terms: "prepaid" }, frontOffice)).toMatchObject({ code: "no_credit_right" });
    expect(await setTerms(frontOffice, "FO-1", { terms: "prepaid", termsDays: 0, creditPolicy: null })).toMatchObject({
      code: "no_credit_right",
    });
    expect(await setTerms(finance, "FO-1", { terms: "credit", termsDays: 14, creditPolicy: "park" })).toMatchObject({ ok: true });
    expect(await findCustomer(actor.orgId, { code: "FO-1" })).toMatchObject({
      termsDays: 14,
      creditPolicy: "park",
      credit: [{ limitMinor: 500 }],
    });
  });

  test("finance and readers cannot change the account itself", async () => {
    expect(await put("ADR-1", {}, finance)).toMatchObject({ code: "no_right", subject: "edit" });
    expect(await put("NEW-1", {}, finance)).toMatchObject({ code: "no_right", subject: "create" });
    expect(await archiveCustomer(finance, "ADR-1", true)).toMatchObject({ code: "no_right" });
  });

  test("another organization neither sees nor changes it", async () => {
    expect(await findCustomer(stranger.orgId, { code: "ADR-1" })).toBeNull();
    expect(await setLimit(stranger, "ADR-1", { currency: "EUR", limitMinor: 1 })).toMatchObject({ code: "not_found" });
    expect(await eraseCustomer(stranger, "ADR-1", "all")).toMatchObject({ code: "not_found" });
    expect((await listCustomers(stranger.orgId, {}, {}, 10)).items).toEqual([]);
  });
});

describe("archiving and erasing", () => {
  test("an account that owes money stays", async () => {
    await put("OWE-1", { credit_limit: eur(100_00) });
    await setExposure("OWE-1", 60_00);
    expect(await archiveCustomer(actor, "OWE-1", true)).toMatchObject({ code: "owes_money", subject: "EUR\u00a060.00" });
    expect(await eraseCustomer(actor, "OWE-1", "all")).toMatchObject({ code: "owes_money" });
    await setExposure("OWE-1", 0);
    expect(await archiveCustomer(actor, "OWE-1", true)).toMatchObject({ ok: true });
    expect((await listCustomers(actor.orgId, { q: "owe-1" }, {}, 10)).items).toEqual([]);
    expect((await listCustomers(actor.orgId, { q: "owe-1", archived: true }, {}, 10)).items).toHaveLength(1);
  });

  test("old versions are emptied first, everything on request, and nobody finds the name any more", async () => {
    await put("ERA-1", {
      name: "Jelena Primjer",
      kind: "consumer",
      email: "old@primjer.example",
      ship_to: { street: "Stara 1", city: "Bar" },
    });
    await put("ERA-1", { name: "Jelena Primjer", email: "new@primjer.example", ship_to: { street: "Nova 2", city: "Budva" } });
    const texts = async () =>
      (
        await office.admin.query<{ text: string }>(
          `select coalesce(a.street, '') || coalesce(a.name, '') as text from address a join customer c on c.id = a.customer_id where c.code = 'ERA-1'
           union all select coalesce(k.email, '') from contact k join customer c on c.id = k.customer_id where c.code = 'ERA-1'`,
        )
      ).rows
        .map((row) => row.text)
        .filter((text) => text !== "");
    expect(await eraseCustomer(frontOffice, "ERA-1", "old")).toMatchObject({ code: "no_right", subject: "manage" });
    expect(await eraseCustomer(actor, "ERA-1", "old")).toEqual({ ok: true, rows: 2 });
    expect(await texts()).toEqual(["Nova 2Jelena Primjer", "new@primjer.example"]);
    expect((await listCustomers(actor.orgId, { q: "jelena" }, {}, 10)).items).toHaveLength(1);
    expect(await eraseCustomer(actor, "ERA-1", "all")).toEqual({ ok: true, rows: 2 });
    expect(await texts()).toEqual([]);
    expect((await listCustomers(actor.orgId, { q: "jelena", archived: true }, {}, 10)).items).toEqual([]);
    expect(await findCustomer(actor.orgId, { code: "ERA-1" })).toMatchObject({ name: "Erased account", email: null, shipTo: null });
  });
});

test("the list filters by kind, terms and who is over the limit", async () => {
  await put("OVER-1", { credit_limit: eur(100) });
  await setExposure("OVER-1", 101);
  const codes = async (filter: Parameters<typeof listCustomers>[1]) =>
    (await listCustomers(actor.orgId, filter, {}, 50)).items.map((item) => item.code);
  expect(await codes({ over: true })).toEqual(["EXP-1", "OVER-1"]);
  expect(await codes({ kind: "consumer" })).toEqual(["CON-1", "LIM-3"]);
  expect(await codes({ terms: "prepaid", q: "lim" })).toEqual(["LIM-3"]);
  expect(await codes({ q: "hotel supply" })).toContain("OVER-1");
});
