import type { Page } from "@playwright/test";
import { addBuyer, addGoods, order, receive } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { reportShort } from "@/lib/fulfilment/short";
import { flushSignals } from "@/lib/live/signal";
import { cancelOrder } from "@/lib/orders/cancel";
import { done, packAndShip, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { makeLink, revokeLinks } from "@/lib/track/office-links";

test.describe.configure({ mode: "default" });

// Links are made in the test's own process as well, where nobody said at which address the server is; only their paths are used.
process.env["NEXTAUTH_URL"] ||= "http://localhost";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
  await addBuyer(office, "BUYER", { limitMinor: null });
});
test.afterAll(() => office.close());

const PHONE = { width: 390, height: 844 };

const idOf = async (number: string): Promise<string> =>
  String((await office.sql("select id from orders where org_id = $1 and number = $2", [office.orgId, number]))[0]?.["id"]);

async function linkTo(number: string): Promise<string> {
  const made = await makeLink(office.actor, await idOf(number));
  if (!made.ok) throw new Error(made.code);
  return new URL(made.url).pathname;
}

/** Scenario 19: of ten, four have left, three are picked and three reserved. */
async function partShipped(sku: string): Promise<string> {
  await addGoods(office, sku, { price: "10.00", onHand: 4 });
  const number = await order(office, "BUYER", { [sku]: 10 }, { allow_backorder: true });
  const first = await releaseOne(office, "MAIN", number);
  done(await pickUnits(office, (await workOf(office, first))[0]?.id ?? "", sku, 4));
  await packAndShip(office, first);
  await receive(office, sku, 6);
  const second = await releaseOne(office, "MAIN", number);
  done(await pickUnits(office, (await workOf(office, second))[0]?.id ?? "", sku, 3));
  await flushSignals();
  return number;
}

const sheet = (page: Page, name: string) => page.getByRole("region", { name });

test("from the mail to the page on a phone: what happens now, without a session", async ({ page, signIn, browser, expectAccessible }) => {
  await addGoods(office, "MAIL-1", { price: "10.00", onHand: 3 });
  const number = await order(office, "BUYER", { "MAIL-1": 5 }, { allow_backorder: true });
  await signIn(clerk, "/mailbox");
  await page.getByRole("link", { name: `Order ${number} is confirmed` }).click();
  const button = page.frameLocator("iframe").getByRole("link", { name: "See your order" });
  const href = String(await button.getAttribute("href"));
  const opening = page.context().waitForEvent("page");
  await button.click();
  const opened = await opening;
  await expect(opened.getByRole("heading", { level: 1 })).toHaveText("3 of 5 are reserved for you");
  await opened.close();

  const customer = await (await browser.newContext({ viewport: PHONE, colorScheme: "dark" })).newPage();
  const answer = await customer.goto(href);
  const headers = answer?.headers() ?? {};
  expect([answer?.status(), headers["referrer-policy"], headers["x-robots-tag"]]).toEqual([200, "same-origin", "noindex, nofollow"]);
  expect(headers["cache-control"]).toContain("no-store");
  await expect(customer.getByText(`Order ${number} · 2 units wait for goods to arrive.`)).toBeVisible();
  await expect(sheet(customer, "What you ordered").getByText("3 reserved for you · 2 waiting, 1st in line")).toBeVisible();
  await expect(sheet(customer, "Money").getByText("€ 50.00").first()).toBeVisible();
  expect(await customer.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const text = await customer.locator("body").innerText();
  for (const inner of ["MAIN", "C1", "Member", "transaction", "version"]) expect(text).not.toContain(inner);
  await customer.context().close();
  // Axe looks at the page of this test.
  await page.setViewportSize(PHONE);
  await page.goto(new URL(href).pathname);
  await expectAccessible();
});

test("19: the customer cancels all of it: three at once, three by a put-back, four only as a return", async ({
  page,
  expectAccessible,
}) => {
  await page.setViewportSize(PHONE);
  const number = await partShipped("CUT-1");
  await page.goto(await linkTo(number));
  const mind = sheet(page, "Changed your mind?");
  await expect(mind.getByText("3 units can be canceled at once.")).toBeVisible();
  await expect(mind.getByText("3 units are picked already: our warehouse puts them back first, then they are canceled.")).toBeVisible();
  await expect(mind.getByText("4 units have left: they can only come back as a return", { exact: false })).toBeVisible();
  await mind.getByRole("link", { name: "Cancel the rest" }).click();
  const then = sheet(page, "What happens then");
  await expect(then.getByText("3 units are canceled at once.")).toBeVisible();
  await expect(then.getByText("next, our warehouse puts them back", { exact: false })).toBeVisible();
  await expect(then.getByText("4 units have left and are not touched by this", { exact: false })).toBeVisible();
  await expect(then.getByText("You owe € 30.00 less for it.")).toBeVisible();
  await expectAccessible();
  await page.getByLabel("Why").selectOption({ label: "I do not need it any more" });
  await page.getByRole("button", { name: "Cancel 6 units" }).click();
  await expect(page).toHaveURL(/\/track\/[\w-]{43}$/);
  const canceling = sheet(page, "Canceling");
  await expect(
    canceling.getByText("3 units were canceled at once. 3 units had been picked: next, our warehouse puts them back."),
  ).toBeVisible();
  await expect(canceling.getByText("4 units have left: they can only come back as a return", { exact: false })).toBeVisible();
  await expect(page.getByText("You canceled 3 units, and 3 units that had been picked, to be put back")).toBeVisible();
  await expectAccessible();
  const [task] = await office.sql("select id from put_back where order_id = $1", [await idOf(number)]);
  done(await completePutBack(office.actor, String(task?.["id"]), {}));
  // The page is drawn again when somebody comes back to its tab.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(canceling.getByText("3 units had been picked and are put back by now.", { exact: false })).toBeVisible();
});

test("some units, after a look at what that does; a page that is out of date decides nothing", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await addGoods(office, "SOME-1", { price: "10.00", onHand: 9 });
  const number = await order(office, "BUYER", { "SOME-1": 5 });
  await page.goto(await linkTo(number));
  await page.getByRole("link", { name: "Cancel some units" }).click();
  await page.getByRole("button", { name: "Look at what that does" }).click();
  await expect(page.getByText("Choose at least one unit.")).toBeVisible();
  await page.getByRole("textbox", { name: "Product SOME-1" }).fill("2");
  await page.getByRole("textbox", { name: "Product SOME-1" }).press("Enter");
  await expect(sheet(page, "What happens then").getByText("2 units are canceled at once.")).toBeVisible();
  done(await cancelOrder(office.actor, await idOf(number), { version: 1, reason: "other", lines: [{ line: 1, units: 1 }] }));
  await page.getByLabel("Why").selectOption({ label: "It takes too long" });
  await page.getByRole("button", { name: "Cancel 2 units" }).click();
  await expect(page.getByRole("alert").getByText("Your order changed while you were looking at it.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Cancel 2 units" }).click();
  await expect(sheet(page, "What you ordered").getByText("2 reserved for you · 3 canceled")).toBeVisible();
});

test("a short pick is told at the line, with the place in the queue", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await addGoods(office, "SHORT-1", { price: "10.00", onHand: 4 });
  const number = await order(office, "BUYER", { "SHORT-1": 4 }, { allow_backorder: true });
  const fulfilment = await releaseOne(office, "MAIN", number);
  const work = (await workOf(office, fulfilment))[0]?.id ?? "";
  done(await reportShort(office.actor, { work, units: 2, reason: "not_in_bin" }));
  await page.goto(await linkTo(number));
  await expect(page.getByText("2 could not be found when we picked; 2 wait again, 1st in line.")).toBeVisible();
  await expect(page.getByText("2 units could not be found when we picked")).toBeVisible();
});

test("without a script the page is read, and canceling works as well", async ({ browser }) => {
  await addGoods(office, "PLAIN-1", { price: "10.00", onHand: 2 });
  const number = await order(office, "BUYER", { "PLAIN-1": 2 });
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const page = await context.newPage();
  await page.goto(await linkTo(number));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything is reserved for you");
  await page.getByRole("link", { name: "Cancel the order" }).click();
  await page.getByLabel("Why").selectOption({ label: "I ordered it by mistake" });
  await page.getByRole("button", { name: "Cancel 2 units" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your order is canceled");
  await context.close();
});

test("where the organization cancels itself the page says whom to ask", async ({ page, signIn }) => {
  const admin = await office.member("admin");
  await addGoods(office, "ASK-1", { price: "10.00", onHand: 2 });
  const number = await order(office, "BUYER", { "ASK-1": 2 });
  await signIn(admin, "/settings/policies");
  await page.getByLabel("Customers may cancel what has not left").uncheck();
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.locator("span", { hasText: "The policies are saved." })).toBeVisible();
  await page.goto(await linkTo(number));
  await expect(
    sheet(page, "Canceling").getByText("Acme Ltd cancels orders itself: write to it, and it will do that for you."),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Cancel the order" })).toHaveCount(0);
  await page.goto("/settings/policies");
  await page.getByLabel("Customers may cancel what has not left").check();
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.locator("span", { hasText: "The policies are saved." })).toBeVisible();
});

test("the front office makes a link, sees the customer's cancel, and revokes every link", async ({
  page,
  signIn,
  browser,
  expectAccessible,
}) => {
  await addGoods(office, "LINK-1", { price: "10.00", onHand: 5 });
  const number = await order(office, "BUYER", { "LINK-1": 5 });
  await signIn(clerk, `/orders/${number}`);
  const panel = sheet(page, "Customer’s page");
  await panel.getByRole("button", { name: "Make a link" }).click();
  const dialog = page.getByRole("dialog", { name: `A link to the customer’s page of ${number}` });
  await expect(dialog.getByRole("button", { name: "Make the link" })).toBeVisible();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByText("Here it is.", { exact: false })).toBeVisible();
  const href = String(await dialog.getByRole("link", { name: "Open it" }).getAttribute("href"));
  await dialog.getByRole("button", { name: "Done" }).click();
  const customer = await (await browser.newContext({ viewport: PHONE })).newPage();
  await customer.goto(`${href}/cancel?units-1=2`);
  await customer.getByLabel("Why").selectOption({ label: "Another reason" });
  await customer.getByRole("button", { name: "Cancel 2 units" }).click();
  await expect(customer.getByText("You canceled 2 units")).toBeVisible();
  // The order page is open, and learns of it by itself.
  await expect(page.getByText("Canceled 2 units")).toBeVisible();
  await expect(page.getByText("by the customer", { exact: false }).first()).toBeVisible();

  await panel.getByRole("button", { name: "Revoke all" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke all links" }).click();
  await expect(panel.getByText("No link leads there now.", { exact: false })).toBeVisible();
  const gone = await customer.goto(href);
  expect(gone?.status()).toBe(404);
  await expect(customer.getByRole("heading", { level: 1 })).toHaveText("This link does not lead to an order");
  await customer.context().close();
});

test("a link that never was, one that was revoked and the page behind it are one 404", async ({ page, expectAccessible }) => {
  const number = await order(office, "BUYER", { "TEA-1": 1 });
  const path = await linkTo(number);
  await revokeLinks(office.actor, number);
  const texts: string[] = [];
  for (const address of [path, `${path}/cancel`, `/track/${"x".repeat(43)}`, "/track/short"]) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, 404]);
    texts.push(await page.getByRole("main").innerText());
  }
  expect(new Set(texts).size).toBe(1);
  await expectAccessible();
});
