import type { Browser, Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/db/seed/accounts";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { productBody } from "@/lib/catalogue/inputs";
import { putProduct } from "@/lib/catalogue/put-product";
import { releaseBody } from "@/lib/fulfilment/inputs";
import { releaseOrders } from "@/lib/fulfilment/release";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done } from "@/lib/testing/floor";
import { addCustomer } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";

test.use({ viewport: { width: 1024, height: 768 } });

let office: OwnOffice;
let warehouse: string;
let clerk: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  clerk = await office.member("front_office");
  await addCustomer(office, { code: "HOTEL" });
  // The office starts with units that nothing brought in; here the ledgers are compared.
  await office.sql("delete from bin_stock where org_id = $1", [office.orgId]);
  await office.sql("update stock_level set on_hand = 0 where org_id = $1", [office.orgId]);
});
test.afterAll(() => office.close());

/** A desk of its own: another person, who is signed in beside the one of the test. */
async function openDesk(browser: Browser, email: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

test("a clerk names the substitute, a picker proposes it on the tablet, the front office approves it", async ({
  page,
  browser,
  signIn,
  expectAccessible,
}) => {
  for (const [sku, price] of [
    ["WHITE-1", "10.00"],
    ["CREAM-1", "8.00"],
  ] as const)
    await putProduct(office.actor, sku, productBody.parse({ name: `Product ${sku}`, unit_price: price, currency: "EUR" }));
  const lines = [
    { sku: "WHITE-1", units: 3 },
    { sku: "CREAM-1", units: 9 },
  ];
  done(await receiveGoods(office.actor, receiptBody.parse({ location: "MAIN", reference: "PO 1", lines })));

  const [product] = await office.sql("select id from product where org_id = $1 and sku = 'WHITE-1'", [office.orgId]);
  const desk = await openDesk(browser, clerk, `/products/${String(product?.["id"])}/edit`);
  await desk.getByRole("button", { name: "Add a substitute" }).click();
  await desk.getByRole("combobox", { name: "Substitute 1" }).fill("CREAM-1");
  await desk.getByRole("option", { name: /CREAM-1/ }).click();
  await desk.getByRole("button", { name: "Save product" }).click();
  await expect(desk.getByRole("region", { name: "Substitutes" }).getByRole("link", { name: "Product CREAM-1" })).toBeVisible();

  const body = placeBody.parse({
    customer: "HOTEL",
    allow_backorder: true,
    allow_substitution: true,
    lines: [{ sku: "WHITE-1", units: 3 }],
  });
  const { order } = done(await placeOrder(office.actor, body));
  done(await releaseOrders(office.actor, releaseBody.parse({ location: "MAIN", orders: [order.number] })));
  await flushSignals();
  await desk.goto(`/orders/${order.number}`);
  await expect(desk.getByText("substitutes may be proposed")).toBeVisible();

  await signIn(warehouse, "/floor/pick");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Report short" })).toBeEnabled();
  await page.getByRole("button", { name: "Report short" }).click();
  await page.getByRole("button", { name: "One fewer" }).click();
  await page.getByRole("radio", { name: /CREAM-1, 9 here/ }).check();
  await expectAccessible();
  await page.getByRole("button", { name: "Not in bin" }).click();
  await expect(page.getByText("the front office is asked whether CREAM-1 may go instead")).toBeVisible();

  const sheet = desk.getByRole("region", { name: "Proposed substitute" });
  await expect(sheet.getByText("Waits for an answer")).toBeVisible();
  await expect(sheet.getByRole("region", { name: "What approving would change" })).toContainText("€ 30.00 → € 26.00");
  await sheet.getByRole("button", { name: "Approve the substitute" }).click();
  await desk.getByRole("dialog").getByLabel(/^Note/).fill("They agreed on the phone");
  await desk.getByRole("dialog").getByRole("button", { name: "Approve the substitute" }).click();
  await expect(sheet.getByText("line 2 stands for 2 units. They agreed on the phone")).toBeVisible();
  await expect(desk.getByText("2 reserved in MAIN")).toBeVisible();
  await expect(desk.getByText("Replaced 2 units by CREAM-1")).toBeVisible();
  const [row] = await office.sql(
    "select total_minor::int as total, waiting_units as waiting from orders where org_id = $1 and number = $2",
    [office.orgId, order.number],
  );
  expect(row).toEqual({ total: 2600, waiting: 0 });
  expect(await driftIn(office.orgId)).toEqual([]);
  await desk.context().close();
});
