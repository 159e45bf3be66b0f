import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let clerk: string;
const pages = new Map<string, string>();

test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
  await addGoods(office, "AXE-1", { price: "12.34", onHand: 5, rate: "21" });
  await addBuyer(office, "AXE-CO");
  await addBuyer(office, "AXE-PARK", { limitMinor: 0, policy: "park" });
  await addBuyer(office, "AXE-NO", { limitMinor: 100 });
  const placed = await order(office, "AXE-CO", { "AXE-1": 8 }, { charges: [{ name: "Delivery", amount: "5.00" }], note: "Ring twice" });
  const draft = await order(office, "AXE-CO", { "AXE-1": 1 }, { draft: true });
  const parked = await order(office, "AXE-PARK", { "AXE-1": 1 });
  await order(office, "AXE-NO", { "AXE-1": 1 }).catch(() => undefined);
  const [refusal] = await office.sql("select id from order_refusal where org_id = $1", [office.orgId]);
  const named: Record<string, string> = {
    orders: "/orders",
    "no orders": "/orders?status=delivered",
    "a placed order": `/orders/${placed}`,
    "a draft": `/orders/${draft}`,
    "a parked order": `/orders/${parked}`,
    "new order": `/orders/new?copy=${placed}`,
    "edit draft": `/orders/${draft}/edit`,
    drafts: "/drafts",
    refused: "/refused",
    "a refusal": `/refused/${String(refusal?.["id"])}`,
  };
  for (const [name, path] of Object.entries(named)) pages.set(name, path);
});
test.afterAll(() => office.close());

const WIDTHS = { phone: 390, tablet: 900, desktop: 1440 };

for (const theme of ["light", "dark"] as const)
  for (const [screen, width] of Object.entries(WIDTHS))
    test(`every order page is accessible and fits: ${screen}, ${theme}`, async ({ page, signIn, expectAccessible, baseURL }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      await page.context().addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
      await signIn(clerk, "/orders");
      for (const [name, path] of pages) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        if (path.includes("/new") || path.endsWith("/edit")) await expect(page.getByText("rehearsed just now")).toBeVisible();
        await test.step(name, expectAccessible);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      }
    });

test("the tour explains the four consequences once", async ({ page, signIn, expectAccessible }) => {
  const path = pages.get("a placed order") ?? "";
  await signIn(clerk, path);
  const tour = page.getByRole("dialog", { name: "One order, one transaction" });
  await expect(tour).toBeVisible();
  await expectAccessible();
  for (const title of [
    "1. Stock is reserved",
    "2. The receivable is posted",
    "3. The confirmation is queued",
    "4. The account is tagged",
  ]) {
    await page.getByRole("button", { name: "Next", exact: true }).click();
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
  }
  await page.getByRole("button", { name: "Got it" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForTimeout(500);
  await expect(tour).toHaveCount(0);
});
