import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { wedge as scan } from "@/e2e/support/wedge";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { requestTransfer } from "@/lib/transfers/request";

test.use({ viewport: { width: 1024, height: 768 } });

let office: OwnOffice;
let warehouse: string;

test.beforeEach(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addLocation(office, "COAST");
  await addCustomer(office, { code: "HOTEL" });
  await addBin(office, "MAIN", "A-01-1", "pick", 10);
  await addBin(office, "MAIN", "A-02-1", "pick", 20);
  // The office begins with TEA-1 that no movement brought; here the ledgers are compared.
  await office.sql("delete from bin_stock where org_id = $1", [office.orgId]);
  await office.sql("update stock_level set on_hand = 0 where org_id = $1", [office.orgId]);
});
test.afterEach(() => office.close());

async function stock(sku: string, bin: string, units: number): Promise<string> {
  const id = await addProduct(office, { sku });
  done(await receiveGoods(office.actor, receiptBody.parse({ location: "MAIN", reference: "PO 1", lines: [{ sku, units }] })));
  done(await putAway(office.actor, putAwayBody.parse({ location: "MAIN", lines: [{ sku, units, to: bin }] })));
  return id;
}

/** Waits until the page listens: before, keys would go nowhere. */
async function firstScan(page: Page, code: string, then: string): Promise<void> {
  await expect(async () => {
    await scan(page, code);
    await expect(page.getByText(then).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

async function noSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

/** Who works at both ends goes from one to the other. */
async function workAt(page: Page, location: string): Promise<void> {
  await page.goto("/floor/location");
  await page.getByRole("button", { name: new RegExp(location) }).click();
  await page.waitForURL((url) => url.pathname === "/floor");
}

const levels = () =>
  office.sql(
    `select l.code || ' ' || s.condition as at, p.sku, s.on_hand, s.reserved from stock_level s join location l on l.org_id = s.org_id and l.id = s.location_id
     join product p on p.org_id = s.org_id and p.id = s.product_id where s.org_id = $1 and (s.on_hand <> 0 or s.reserved <> 0) order by 1, 2`,
    [office.orgId],
  );

test("a transfer is asked for in the office, picked and sent on the floor, and received by scans at the other end", async ({
  page,
  signIn,
}) => {
  await stock("LAMP-1", "A-01-1", 6);
  const vase = await stock("VASE-1", "A-02-1", 4);
  await office.sql("insert into product_barcode (org_id, code, product_id, units) values ($1, 'CASE-2', $2, 2)", [office.orgId, vase]);
  await signIn(warehouse, "/stock/transfers/new");
  await page.getByLabel("From", { exact: true }).selectOption("MAIN");
  await page.getByLabel("To", { exact: true }).selectOption("COAST");
  await page.getByLabel("Reference").fill("T 7");
  await page.getByLabel("How it leaves").selectOption("request");
  await noSerious(page);
  await page.getByText("Paste rows from a spreadsheet").click();
  await page.getByLabel("Rows", { exact: true }).fill("LAMP-1\t3\nVASE-1\t4");
  await page.getByRole("button", { name: /^Send/ }).click();
  const asked = page.getByRole("table", { name: "Transfers to be picked" }).getByRole("row", { name: /MAIN → COAST/ });
  await expect(asked).toContainText("To be picked");
  expect(await levels()).toEqual([
    { at: "MAIN good", sku: "LAMP-1", on_hand: 6, reserved: 3 },
    { at: "MAIN good", sku: "VASE-1", on_hand: 4, reserved: 4 },
  ]);
  await noSerious(page);

  await workAt(page, "MAIN");
  await page.getByRole("link", { name: /^Pick/ }).click();
  await page.getByRole("listitem").filter({ hasText: "T 7" }).getByRole("link", { name: "Start" }).click();
  await firstScan(page, "B-A-02-1", "Wrong bin");
  await scan(page, "B-A-01-1");
  await expect(page.getByText("Right bin")).toBeVisible();
  await scan(page, "VASE-1");
  await expect(page.getByText("Wrong item", { exact: true })).toBeVisible();
  await scan(page, "LAMP-1");
  await expect(page.getByText("Right: 1 unit")).toBeVisible();
  await noSerious(page);
  await page.getByRole("button", { name: "Confirm 2" }).click();
  await scan(page, "B-A-02-1");
  await expect(page.getByText("Right bin")).toBeVisible();
  await scan(page, "CASE-2");
  await expect(page.getByText("Right: 2 units")).toBeVisible();
  await page.getByRole("button", { name: "Report short" }).click();
  await page.getByRole("button", { name: "One fewer" }).click();
  await page.getByRole("button", { name: "Not in bin" }).click();
  await expect(page.getByText("1 unit reported short")).toBeVisible();
  await scan(page, "VASE-1");
  await expect(page.getByRole("heading", { name: "This walk is done" })).toBeVisible();
  await page.getByRole("button", { name: "Send 6 units to" }).click();
  await expect(page.getByText("It is on its way.")).toBeVisible();
  expect(await levels()).toEqual([
    { at: "COAST in_transit", sku: "LAMP-1", on_hand: 3, reserved: 0 },
    { at: "COAST in_transit", sku: "VASE-1", on_hand: 3, reserved: 0 },
    { at: "MAIN good", sku: "LAMP-1", on_hand: 3, reserved: 0 },
  ]);

  const body = { customer: "HOTEL", allow_backorder: true, lines: [{ sku: "VASE-1", units: 1 }] };
  const { order } = done(await placeOrder(office.actor, placeBody.parse(body)));
  await flushSignals();
  await workAt(page, "COAST");
  await page.getByRole("link", { name: /^Receive/ }).click();
  await page.getByRole("listitem").filter({ hasText: "T 7" }).getByRole("link", { name: "Count" }).click();
  await firstScan(page, "TEA-1", "Not counted");
  await scan(page, "LAMP-1");
  await expect(page.getByText("1 of 3")).toBeVisible();
  await scan(page, "CASE-2");
  await expect(page.getByText("2 of 3")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/You began this at/)).toBeVisible();
  await expect(page.getByText("2 of 3")).toBeVisible();
  await firstScan(page, "TEA-1", "Not counted");
  await scan(page, "CASE-2");
  await expect(page.getByText("1 over", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "One VASE-1 is damaged" }).click();
  await noSerious(page);
  await page.getByRole("button", { name: "Finish with 1 over" }).click();
  await expect(page.getByRole("region", { name: "Straight to packing" })).toContainText(order.number);
  await page.getByRole("button", { name: "1 unit to packing" }).click();
  await expect(page.getByText(`Bring 1 unit to packing: ${order.number}-1.`)).toBeVisible();
  await expect(page.getByText("Still on its way: 2 × LAMP-1")).toBeVisible();
  await page.getByRole("button", { name: "It did not arrive" }).click();
  await expect(page.getByText("Closed: nothing is on its way any more.")).toBeVisible();
  expect(await levels()).toEqual([
    { at: "COAST damaged", sku: "VASE-1", on_hand: 1, reserved: 0 },
    { at: "COAST good", sku: "LAMP-1", on_hand: 1, reserved: 0 },
    { at: "COAST good", sku: "VASE-1", on_hand: 3, reserved: 1 },
    { at: "MAIN good", sku: "LAMP-1", on_hand: 3, reserved: 0 },
  ]);
  expect(await driftIn(office.orgId)).toEqual([]);
});

test("a pick without a connection counts once when it is back, and a request is called off in the office", async ({
  page,
  signIn,
  context,
}) => {
  await stock("MUG-1", "A-01-1", 5);
  const lines = [{ sku: "MUG-1", units: 3 }];
  done(await requestTransfer(office.actor, transferBody.parse({ from: "MAIN", to: "COAST", reference: "T 8", lines })));
  await flushSignals();
  await signIn(warehouse, "/floor/location");
  await page.getByRole("button", { name: /MAIN/ }).click();
  await page.waitForURL((url) => url.pathname === "/floor");
  await page.getByRole("link", { name: /^Pick/ }).click();
  await page.getByRole("listitem").filter({ hasText: "T 8" }).getByRole("link", { name: "Start" }).click();
  await firstScan(page, "B-A-01-1", "Right bin");
  await scan(page, "MUG-1");
  await expect(page.getByText("Right: 1 unit")).toBeVisible();
  await context.setOffline(true);
  await scan(page, "MUG-1");
  await expect(page.getByText("No connection: kept here and checked when it is back.")).toBeVisible();
  await context.setOffline(false);
  const picked = async () => (await office.sql("select picked from transfer_work where org_id = $1", [office.orgId]))[0];
  await expect.poll(picked, { timeout: 60_000 }).toEqual({ picked: 2 });

  await page.goto("/stock/transfers");
  await page.getByRole("button", { name: "Cancel MAIN to COAST" }).click();
  await expect(page.getByText("the 2 that were picked wait to be put away")).toBeVisible();
  await page.getByRole("button", { name: "Cancel transfer" }).click();
  await expect(page.getByRole("table", { name: "Transfers to be picked" })).toHaveCount(0);
  expect(await levels()).toEqual([{ at: "MAIN good", sku: "MUG-1", on_hand: 5, reserved: 0 }]);
  expect(await driftIn(office.orgId)).toEqual([]);
});
