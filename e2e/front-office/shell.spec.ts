import type { Page } from "@playwright/test";
import { OFFICE_SECTIONS } from "@/components/shell/navigation";
import { expect, test } from "@/e2e/support/test";

const ADMIN = "admin@demo.example";
const BUDGET_BYTES = 130_000;
const PLACES = OFFICE_SECTIONS.flatMap(({ items }) => items.map(({ href }) => href));

const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return entries
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });

test("no section loads more script than its budget, and each can be read by everyone", async ({ page, signIn, expectAccessible }) => {
  test.slow();
  await signIn(ADMIN, "/orders");
  for (const place of [...PLACES, "/orders/new"]) {
    await page.goto(place, { waitUntil: "load" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForTimeout(500);
    expect(await scriptBytes(page), place).toBeLessThanOrEqual(BUDGET_BYTES);
    await expectAccessible();
  }
});

test("the keyboard goes everywhere without loading the document anew", async ({ page, signIn }) => {
  await signIn(ADMIN, "/orders");
  await page.waitForLoadState("networkidle");
  let documents = 0;
  page.on("request", (request) => void (request.isNavigationRequest() && documents++));
  // The page may still be settling after the sign-in.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.waitForURL("**/customers", { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /type a command/ }).fill("stock");
  await page.getByRole("option", { name: /^Stock/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/stock");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(documents).toBe(0);
});

test("Enter in the palette opens nothing of an earlier text", async ({ page, signIn }) => {
  await signIn(ADMIN, "/orders");
  await page.waitForLoadState("networkidle");
  await page.route("**/api/search?*", async (route) => {
    const query = new URL(route.request().url()).searchParams.get("q") ?? "";
    if (query !== "first") await new Promise((go) => setTimeout(go, 1500));
    const items = [{ label: `Record of ${query}`, href: `/products?q=${query}` }];
    await route.fulfill({ json: { items } });
  });
  const field = page.getByRole("combobox", { name: /type a command/ });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeVisible({ timeout: 1000 });
  }).toPass();
  await field.fill("first");
  await expect(page.getByRole("option", { name: "Record of first" })).toBeVisible();
  await field.fill("second");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "Record of second" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/products?q=second");
});

test("the first key is past the navigation", async ({ page, signIn }) => {
  await signIn(ADMIN, "/orders");
  await page.goto("/orders");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
});

test("a chosen appearance is there again on the next page, from the first paint", async ({ page, signIn }) => {
  await signIn(ADMIN, "/orders");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("button").last().click();
  await page.getByText("Dark", { exact: true }).locator("visible=true").click();
  const answer = await page.request.get("/orders");
  expect(await answer.text()).toContain('data-theme="dark"');
});

test("what was asked for and taken back does not open when it comes at last", async ({ page, signIn }) => {
  await signIn(ADMIN, "/orders");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  // The page stands before it listens.
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  const late: (() => void)[] = [];
  await page.route(/\.js$/, (route) => new Promise<void>((go) => late.push(go)).then(() => route.continue()));
  for (const takeBack of [() => page.keyboard.press("Escape"), () => page.getByRole("heading", { level: 1 }).click()]) {
    await page.keyboard.press("Control+k");
    await takeBack();
  }
  await expect.poll(() => late.length).toBeGreaterThan(0);
  await page.getByRole("banner").getByRole("button").last().click();
  const dark = page.getByText("Dark", { exact: true }).locator("visible=true");
  await expect(dark).toBeVisible();
  const come = page.waitForEvent("requestfinished", (request) => request.url().endsWith(".js"));
  for (const go of late) go();
  await come;
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await expect(dark).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("one signs in, filters and follows links all the same", async ({ page, signIn }) => {
    await signIn(ADMIN, "/orders");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).first().click();
    await page.waitForURL("**/customers");
    await page.getByRole("searchbox").fill("a");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/customers?*q=a*");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});
