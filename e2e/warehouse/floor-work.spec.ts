import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { wedge as scan } from "@/e2e/support/wedge";
import { releaseBody } from "@/lib/fulfilment/inputs";
import { releaseOrders } from "@/lib/fulfilment/release";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done } from "@/lib/testing/floor";
import { addBin, addCustomer, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";

test.use({ viewport: { width: 1024, height: 768 } });

const GTIN = "4006381333931";
let office: OwnOffice;
let warehouse: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addCustomer(office, { code: "HOTEL" });
  // The office starts with units that nothing brought in; here the ledgers are compared.
  await office.sql("delete from bin_stock where org_id = $1", [office.orgId]);
  await office.sql("update stock_level set on_hand = 0 where org_id = $1", [office.orgId]);
  await addBin(office, "MAIN", "A-01-1", "pick", 10);
  await addBin(office, "MAIN", "A-02-1", "pick", 20);
});
test.afterAll(() => office.close());

async function stock(sku: string, bin: string, units: number): Promise<void> {
  await addProduct(office, { sku });
  done(await receiveGoods(office.actor, receiptBody.parse({ location: "MAIN", reference: "PO 1", lines: [{ sku, units }] })));
  done(await putAway(office.actor, putAwayBody.parse({ location: "MAIN", lines: [{ sku, units, to: bin }] })));
}

async function release(lines: { sku: string; units: number }[]): Promise<string> {
  const { order } = done(await placeOrder(office.actor, placeBody.parse({ customer: "HOTEL", lines })));
  done(await releaseOrders(office.actor, releaseBody.parse({ location: "MAIN", orders: [order.number] })));
  await flushSignals();
  return order.number;
}

/** Waits until the page listens: before, keys would go nowhere. */
async function firstScan(page: Page, code: string, then: string): Promise<void> {
  await expect(async () => {
    await scan(page, code);
    await expect(page.getByText(then).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

const rowOf = async (number: string) => {
  const [row] = await office.sql(
    `select o.status, o.fulfilment_status, sum(l.picked)::int as picked, sum(l.shipped)::int as shipped, sum(l.backordered)::int as waiting
     from orders o join order_line l on l.org_id = o.org_id and l.order_id = o.id where o.org_id = $1 and o.number = $2
     group by o.status, o.fulfilment_status`,
    [office.orgId, number],
  );
  return row;
};

test("an order is picked, found short, packed and handed over, by scans alone", async ({ page, signIn }) => {
  await stock("LAMP-1", "A-01-1", 5);
  await stock("VASE-1", "A-02-1", 5);
  await office.sql("update product set gtin = $2 where org_id = $1 and sku = 'LAMP-1'", [office.orgId, GTIN]);
  const number = await release([
    { sku: "LAMP-1", units: 2 },
    { sku: "VASE-1", units: 2 },
  ]);
  await signIn(warehouse, "/floor");
  await page.getByRole("link", { name: /^Pick/ }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("A-01-1").first()).toBeVisible();
  const serious = (await new AxeBuilder({ page }).analyze()).violations.filter(
    ({ impact }) => impact === "serious" || impact === "critical",
  );
  expect(serious).toEqual([]);

  await firstScan(page, "B-A-02-1", "Wrong bin");
  await scan(page, "B-A-01-1");
  await expect(page.getByText("Right bin")).toBeVisible();
  await scan(page, "VASE-1");
  await expect(page.getByText("Wrong item", { exact: true })).toBeVisible();
  await scan(page, GTIN);
  await expect(page.getByText("Right: 1 unit")).toBeVisible();
  await page.getByRole("button", { name: "Confirm 1" }).click();
  await expect(page.getByText("A-02-1").first()).toBeVisible();
  await scan(page, "B-A-02-1");
  await expect(page.getByText("Right bin")).toBeVisible();
  await scan(page, "VASE-1");
  await expect(page.getByText("Right: 1 unit")).toBeVisible();
  await page.getByRole("button", { name: "Report short" }).click();
  await page.getByRole("button", { name: "Not in bin" }).click();
  await expect(page.getByRole("heading", { name: "This walk is done" })).toBeVisible();
  expect(await rowOf(number)).toMatchObject({ picked: 3 });

  await page.getByRole("link", { name: "Pack", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: number }).getByRole("link", { name: "Pack" }).click();
  await firstScan(page, "NOT-OURS", "Unknown code");
  await scan(page, GTIN);
  await expect(page.getByText("1 of 3")).toBeVisible();
  await scan(page, GTIN);
  await expect(page.getByText("2 of 3")).toBeVisible();
  await scan(page, GTIN);
  await expect(page.getByText("Too many")).toBeVisible();
  await scan(page, "VASE-1");
  await expect(page.getByText("3 of 3")).toBeVisible();
  await page.getByLabel("Weight in kilograms").fill("1,4");
  await page.getByRole("button", { name: "Close package 1" }).click();
  await page.getByRole("button", { name: "Hand over without a label" }).click();
  await expect(page.getByRole("heading", { name: "Everything has left" })).toBeVisible();
  expect(await rowOf(number)).toMatchObject({ shipped: 3 });
  const scans = await office.sql(
    "select verdict from scan s join orders o on o.id = s.order_id where o.org_id = $1 and o.number = $2 order by s.id",
    [office.orgId, number],
  );
  expect(scans.map(({ verdict }) => verdict)).toEqual(expect.arrayContaining(["wrong_bin", "wrong_item", "one_too_many", "accepted"]));
});

test("scans that are made without a connection count once when it is back", async ({ page, signIn, context }) => {
  await stock("MUG-1", "A-01-1", 5);
  const number = await release([{ sku: "MUG-1", units: 3 }]);
  await signIn(warehouse, "/floor/pick");
  await page.getByRole("listitem").filter({ hasText: "3 units" }).getByRole("button").click();
  await firstScan(page, "B-A-01-1", "Right bin");
  await scan(page, "MUG-1");
  await expect(page.getByText("Right: 1 unit")).toBeVisible();
  await context.setOffline(true);
  await scan(page, "MUG-1");
  await expect(page.getByText("No connection: kept here and checked when it is back.")).toBeVisible();
  await scan(page, "MUG-1");
  await expect(page.getByRole("heading", { name: "This walk is done" })).toBeVisible();
  expect(await rowOf(number)).toMatchObject({ picked: 1 });
  await context.setOffline(false);
  await expect.poll(async () => rowOf(number), { timeout: 60_000 }).toMatchObject({ picked: 3 });
  expect(await driftIn(office.orgId)).toEqual([]);
});

test("what a tablet sends is refused without a session, from another site and without a right", async ({
  page,
  signIn,
  playwright,
  baseURL,
}) => {
  const body = { data: { work: office.orgId, code: "X" }, headers: { "idempotency-key": "k-1", "sec-fetch-site": "same-origin" } };
  const nobody = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  expect((await nobody.post("/floor/do/pick", body)).status()).toBe(401);
  expect((await nobody.get(`/floor/print/label/${office.orgId}`)).status()).toBe(401);
  await nobody.dispose();
  await signIn(warehouse, "/floor");
  expect((await page.request.post("/floor/do/pick", body)).status()).toBe(404);
  expect((await page.request.post("/floor/do/nothing", body)).status()).toBe(404);
  expect((await page.request.get(`/floor/print/label/${office.orgId}`)).status()).toBe(404);
  const foreign = { ...body, headers: { ...body.headers, "sec-fetch-site": "cross-site" } };
  expect((await page.request.post("/floor/do/pick", foreign)).status()).toBe(403);
  expect((await page.request.post("/floor/do/pick", { data: body.data, headers: { "sec-fetch-site": "same-origin" } })).status()).toBe(400);
});
