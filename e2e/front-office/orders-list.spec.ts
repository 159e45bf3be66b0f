import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let clerk: string;
let waiting: string;
let parked: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
  await addGoods(office, "LST-1", { price: "1.00", onHand: 1000 });
  await addGoods(office, "LST-0", { price: "1.00", onHand: 0 });
  await addBuyer(office, "NORTH");
  await addBuyer(office, "SOUTH");
  waiting = await order(office, "SOUTH", { "LST-0": 1 });
  await addBuyer(office, "EAST", { limitMinor: 100, policy: "park" });
  parked = await order(office, "EAST", { "LST-1": 2 });
  for (let shop = 1; shop <= 12; shop += 1) {
    await addBuyer(office, `CHAIN-${shop}`);
    await order(office, `CHAIN-${shop}`, { "LST-1": 1 });
  }
  for (let index = 0; index < 55; index += 1) await order(office, "NORTH", { "LST-1": 1 });
});
test.afterAll(() => office.close());

test("filters stand in the address, and each has its way out", async ({ page, signIn }) => {
  await signIn(clerk, "/orders");
  await page.getByRole("link", { name: /Waiting for stock/ }).click();
  await expect(page).toHaveURL(/view=waiting/);
  await expect(page.getByRole("link", { name: waiting })).toBeVisible();
  await expect(page.locator("a[data-row-link]")).toHaveCount(1);
  await page.getByRole("link", { name: /^All/ }).click();
  await expect(page).toHaveURL(/\/orders$/);
  await page.keyboard.press("/");
  await page.keyboard.type("south");
  await expect(page).toHaveURL(/q=south/);
  await expect(page.locator("a[data-row-link]")).toHaveCount(1);
  await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Canceled" });
  await expect(page.getByText("No order fits this filter")).toBeVisible();
  await page.getByRole("link", { name: /Remove filter Status/ }).click();
  await expect(page.locator("a[data-row-link]")).toHaveCount(1);
  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/orders$/);
});

test("a tab narrows what it shows and never replaces a filter", async ({ page, signIn, expectAccessible }) => {
  await signIn(clerk, "/orders");
  await page.getByRole("link", { name: /Needs approval/ }).click();
  await expect(page.locator("a[data-row-link]")).toHaveText([parked]);
  await page.getByRole("combobox", { name: "Status" }).selectOption({ label: "Canceled" });
  await expect(page.getByText("No order fits this filter")).toBeVisible();
  await expect(page.locator("a[data-row-link]")).toHaveCount(0);
  await expectAccessible();
  await page.getByRole("link", { name: "Look in all orders" }).click();
  await expect(page).toHaveURL(/\/orders\?status=canceled$/);
});

test("every status of an order is a filter", async ({ page, signIn }) => {
  await signIn(clerk, "/orders?customer=EAST");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(page.getByRole("button", { name: "Show" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("combobox", { name: "Invoice" }).selectOption({ label: "Not invoiced" });
  await page.getByRole("combobox", { name: "Return" }).selectOption({ label: "No return" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/invoice=not_invoiced&return=none/);
  await expect(page.locator("a[data-row-link]")).toHaveText([parked]);
  await page.getByRole("link", { name: /Remove filter Return/ }).click();
  await expect(page).toHaveURL(/\/orders\?invoice=not_invoiced&customer=EAST$/);
  await page.goto("/orders?invoice=invoiced");
  await expect(page.getByText("No order fits this filter")).toBeVisible();
});

test("a word of many customers finds the orders of all of them", async ({ page, signIn }) => {
  await signIn(clerk, "/orders?q=chain");
  await expect(page.locator("a[data-row-link]")).toHaveCount(12);
});

test("pages go on by key, and arrow keys walk the rows", async ({ page, signIn }) => {
  await signIn(clerk, "/orders?customer=NORTH");
  await expect(page.locator("a[data-row-link]")).toHaveCount(50);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.locator("a[data-row-link]")).toHaveCount(5);
  await page.getByRole("link", { name: "Newer" }).click();
  await expect(page.locator("a[data-row-link]")).toHaveCount(50);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const number = await page.locator("a[data-row-link]:focus").textContent();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(number ?? "");
});

test("a filter is kept as a view of one's own or of everybody", async ({ page, signIn }) => {
  await signIn(clerk, "/orders?customer=SOUTH");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("The south");
  await page.getByLabel("For everybody here").check();
  await page.getByRole("button", { name: "Save view" }).last().click();
  const tab = page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name: "The south" });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await page.context().clearCookies();
  await signIn(await office.member("admin"), "/orders");
  await tab.click();
  await expect(page.locator("a[data-row-link]")).toHaveCount(1);
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("button", { name: "Remove this view" }).click();
  await expect(tab).toHaveCount(0);
});
