import type { Page } from "@playwright/test";
import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { flushSignals } from "@/lib/live/signal";
import { cancelOrder } from "@/lib/orders/cancel";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addProduct } from "@/lib/testing/goods";
import { makeLink } from "@/lib/track/office-links";

test.describe.configure({ mode: "default" });

// Links are made in the test's own process as well, where nobody said at which address the server is; only their paths are used.
process.env["NEXTAUTH_URL"] ||= "http://localhost";

let office: OwnOffice;
test.beforeAll(async () => {
  office = await openOwnOffice();
  await addBuyer(office, "BUYER", { limitMinor: null });
});
test.afterAll(() => office.close());

const PHONE = { width: 390, height: 844 };
const sheet = (page: Page, name: string) => page.getByRole("region", { name });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function linkTo(number: string): Promise<string> {
  const made = await makeLink(office.actor, number);
  if (!made.ok) throw new Error(made.code);
  return new URL(made.url).pathname;
}

async function pick(number: string, units: Record<string, number>): Promise<void> {
  const fulfilment = await releaseOne(office, "MAIN", number);
  for (const { id, sku } of await workOf(office, fulfilment)) if (units[sku]) done(await pickUnits(office, id, sku, units[sku] ?? 0));
  await flushSignals();
}

test("where all is picked nothing goes on, and nobody is asked to pay for it", async ({ page, expectAccessible }) => {
  await page.setViewportSize(PHONE);
  await addGoods(office, "ALL-1", { price: "10.00", onHand: 2 });
  const number = await order(office, "BUYER", { "ALL-1": 2 });
  await pick(number, { "ALL-1": 2 });
  await page.goto(await linkTo(number));
  await page.getByRole("link", { name: "Cancel the order" }).click();
  const then = sheet(page, "What happens then");
  await expect(then.getByText("2 units are picked already: next, our warehouse puts them back", { exact: false })).toBeVisible();
  await expect(then.getByText("Nothing more of it is sent.")).toBeVisible();
  await page.getByLabel("Why").selectOption({ label: "I do not need it any more" });
  await page.getByRole("button", { name: "Cancel 2 units" }).click();
  await expect(heading(page)).toHaveText("Your cancellation is under way");
  await expect(sheet(page, "Money").getByText("Nothing is to be paid: your cancellation is under way.")).toBeVisible();
  await expect(page.getByRole("list", { name: "How far it is" })).toHaveCount(0);
  await expect(page.getByText("Please pay by", { exact: false })).toHaveCount(0);
  await expect(page.getByText("Our warehouse is working on it.", { exact: false })).toHaveCount(0);
  await expectAccessible();
});

for (const javaScriptEnabled of [true, false])
  test(`what was chosen is gone when it is confirmed ${javaScriptEnabled ? "with" : "without"} a script: the refusal is read all the same`, async ({
    browser,
  }) => {
    const sku = javaScriptEnabled ? "GONE-1" : "GONE-2";
    await addGoods(office, sku, { price: "10.00", onHand: 2 });
    const number = await order(office, "BUYER", { [sku]: 2 });
    const context = await browser.newContext({ javaScriptEnabled, viewport: PHONE });
    const page = await context.newPage();
    await page.goto(`${await linkTo(number)}/cancel?units-1=2`);
    await page.getByLabel("Why").selectOption({ label: "It takes too long" });
    done(await cancelOrder(office.actor, number, { version: 1, reason: "other" }));
    await page.getByRole("button", { name: "Cancel 2 units" }).click();
    await expect(page.getByText("Your order changed while you were looking at it.", { exact: false })).toBeVisible();
    await expect(page.getByText("Nothing can be canceled here")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Cancel/ })).toHaveCount(0);
    await context.close();
  });

test("a bundle of which one part is picked says so instead of nothing", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await addGoods(office, "CUP-1", { price: "2.00", onHand: 2 });
  await addGoods(office, "POT-1", { price: "9.00", onHand: 1 });
  await addProduct(office, { sku: "SET-1", parts: { "CUP-1": 2, "POT-1": 1 } });
  const number = await order(office, "BUYER", { "SET-1": 1 });
  await pick(number, { "POT-1": 1 });
  const path = await linkTo(number);
  await page.goto(path);
  const sentence = "1 unit is being picked at this moment; look again shortly.";
  await expect(sheet(page, "Canceling").getByText(sentence)).toBeVisible();
  for (const query of ["", "?all=1"]) {
    await page.goto(`${path}/cancel${query}`);
    await expect(page.getByText(sentence)).toBeVisible();
  }
});

test("services are named, not counted, and an order of nothing else is canceled whole", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await addGoods(office, "GIFT-1", { price: "10.00", onHand: 2 });
  await addProduct(office, { sku: "WRAP-1", kind: "service" });
  const both = await linkTo(await order(office, "BUYER", { "GIFT-1": 2, "WRAP-1": 1 }));
  await page.goto(both);
  await expect(sheet(page, "Changed your mind?").getByText("2 units can be canceled at once.")).toBeVisible();
  await page.goto(`${both}/cancel?units-1=2`);
  await expect(sheet(page, "You cancel").getByText("Product WRAP-1")).toBeVisible();
  await expect(sheet(page, "What happens then").getByText("Product WRAP-1 is canceled with it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel 2 units" })).toBeVisible();

  await page.goto(await linkTo(await order(office, "BUYER", { "WRAP-1": 1 })));
  await expect(page.getByRole("link", { name: "Cancel some units" })).toHaveCount(0);
  await page.getByRole("link", { name: "Cancel the order" }).click();
  await page.getByLabel("Why").selectOption({ label: "I ordered it by mistake" });
  await page.getByRole("button", { name: "Cancel the order" }).click();
  await expect(heading(page)).toHaveText("Your order is canceled");
});
