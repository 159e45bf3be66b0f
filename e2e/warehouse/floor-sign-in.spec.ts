import type { Page } from "@playwright/test";
import {
  admit,
  choosePin,
  enterPin,
  expectLargeTargets,
  lock,
  makeBadge,
  makeDeviceCode,
  openAdmin,
  openTablet,
  openTestFloor,
  PIN,
  scanBadge,
  TABLET,
  type TestFloor,
  touchPin,
  worker,
} from "@/e2e/support/floor-tablet";
import { expect, test } from "@/e2e/support/test";

test.describe.configure({ mode: "default" });
test.use({ viewport: TABLET });

const BUDGET_BYTES = 130_000;

let floor: TestFloor;

test.beforeAll(async () => {
  floor = await openTestFloor();
});
test.afterAll(() => floor?.office.close());

const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = entries.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });

/** What comes from the server can be seen before it listens: from here on a minute without a touch counts. */
async function noticesTouches(page: Page): Promise<void> {
  await expect(async () => {
    const told = page.waitForRequest("**/floor/touch", { timeout: 3_000 });
    void told.catch(() => undefined);
    await page.clock.fastForward("00:20");
    await page.getByRole("heading", { level: 1 }).click();
    await told;
  }).toPass();
}

test("a tablet is admitted once; badge and PIN open it, and the next person works under their own name", async ({
  page,
  browser,
  expectAccessible,
}) => {
  await page.goto("/floor/lock");
  await expect(page.getByRole("heading", { name: "This tablet is not admitted" })).toBeVisible();
  await expectAccessible();
  const admin = await openAdmin(browser, floor);
  const code = await makeDeviceCode(admin, "Packing 2", floor.location);
  await expect(admin.getByRole("row", { name: /Packing 2/ })).toContainText("Waits for its code");
  await page.goto(`/floor/enrol?code=${code.replaceAll(" ", "")}`);
  await expectAccessible();
  await page.getByRole("button", { name: "Admit this tablet" }).click();
  await page.waitForURL("**/floor/lock");
  await expect(page.getByRole("heading", { name: floor.location })).toBeVisible();
  await expect(page.getByText("Packing 2")).toBeVisible();
  await expectAccessible();

  const ana = await makeBadge(admin, "Ana Picker");
  await scanBadge(page, ana, "Choose a PIN of 4 to 8 figures");
  await expectAccessible();
  await expectLargeTargets(page);
  await touchPin(page, PIN);
  await expect(page.getByText("Enter the new PIN again")).toBeVisible();
  await touchPin(page, "4072");
  await expect(page.getByRole("alert").filter({ hasText: "The two PINs are not the same." })).toBeVisible();
  await choosePin(page, ana);
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Pick/ })).toBeVisible();

  await lock(page);
  await enterPin(page, ana, "9999");
  await expect(page.getByRole("alert").filter({ hasText: "4 more tries before the badge is locked" })).toBeVisible();
  await page.keyboard.type(PIN);
  await page.keyboard.press("Enter");
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await admin.goto("/settings/devices");
  await expect(admin.getByRole("row", { name: /Packing 2/ })).toContainText("Ana Picker");

  await lock(page);
  await choosePin(page, await makeBadge(admin, "Ben Packer"), "80642");
  await expect(worker(page, "Ben Packer")).toBeVisible();
  await admin.context().close();
});

test("the office stays closed to a badge", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Gate 1", floor);
  await choosePin(page, badge);
  for (const path of ["/orders", "/settings", "/account"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  }
  expect((await page.request.get("/api/search?q=tea")).status()).toBe(401);
  await page.goto("/floor");
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await admin.context().close();
});

test("five wrong PINs lock the badge", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Gate 2", floor);
  await choosePin(page, badge);
  await lock(page);
  await scanBadge(page, badge, "Enter your PIN");
  for (const left of ["4 more tries", "3 more tries", "2 more tries", "One more try"]) {
    await touchPin(page, "9999");
    await expect(page.getByRole("alert").filter({ hasText: left })).toBeVisible();
  }
  await touchPin(page, "9999");
  await expect(page.getByRole("alert").filter({ hasText: "the badge is locked. Try again in 10 minutes" })).toBeVisible();
  await admin.goto("/settings/badges");
  await expect(admin.getByRole("row", { name: /Ana Picker/ })).toContainText("Locked until");
  await admin.getByRole("button", { name: "Reset PIN Ana Picker" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Reset PIN" }).click();
  await expect(admin.getByRole("row", { name: /Ana Picker/ })).toContainText("PIN not chosen yet");
  await choosePin(page, badge, "5093");
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await admin.context().close();
});

test("a tablet that nobody touches locks itself, in the browser and on the server", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Gate 3", floor);
  await choosePin(page, badge);
  const untouched = (minutes: number) =>
    floor.office.sql("update floor_device set session_seen_at = now() - make_interval(mins => $2) where org_id = $1 and name = 'Gate 3'", [
      floor.office.orgId,
      minutes,
    ]);
  await untouched(6);
  await page.reload();
  await expect(page).toHaveURL(/\/floor\/lock$/);

  await page.clock.install();
  await enterPin(page, badge);
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await noticesTouches(page);
  const told = page.waitForRequest("**/floor/leave");
  await page.clock.fastForward("04:45");
  await expect(page.getByText(/Locks in \d+ s/)).toBeVisible();
  await page.clock.fastForward("00:30");
  await told;
  await expect(page).toHaveURL(/\/floor\/lock$/);
  const [device] = await floor.office.sql("select session_user_id from floor_device where org_id = $1 and name = 'Gate 3'", [
    floor.office.orgId,
  ]);
  expect(device).toEqual({ session_user_id: null });
  await admin.context().close();
});

test("a touch keeps the tablet open", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Gate 4", floor);
  await page.clock.install();
  await choosePin(page, badge);
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await noticesTouches(page);
  await page.clock.fastForward("04:50");
  await expect(page.getByText(/Locks in \d+ s/)).toBeVisible();
  const told = page.waitForResponse((response) => response.url().endsWith("/floor/touch"));
  await page.getByRole("heading", { level: 1 }).click();
  expect((await told).status()).toBe(204);
  await expect(page.getByText(/Locks in \d+ s/)).toHaveCount(0);
  await page.clock.fastForward("04:30");
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await admin.context().close();
});

test("a tablet that is revoked is closed with the next step", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Gate 5", floor);
  await choosePin(page, badge);
  await admin.goto("/settings/devices");
  await admin.getByRole("button", { name: "Revoke Gate 5" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Revoke Gate 5" }).click();
  await expect(admin.getByRole("row", { name: /Gate 5/ })).toContainText("Revoked");
  await page.reload();
  await expect(page.getByRole("heading", { name: "This tablet is not admitted" })).toBeVisible();
  await admin.context().close();
});

test("who signs in by e-mail on an admitted tablet is locked like everybody else, and leaves no office behind", async ({
  page,
  browser,
  expectAccessible,
}) => {
  const admin = await openAdmin(browser, floor);
  await admit(page, await makeDeviceCode(admin, "Gate 6", floor.location));
  await page.getByRole("link", { name: "Sign in with your e-mail address" }).click();
  await page.getByLabel("E-mail").fill(floor.adminEmail);
  await page.getByLabel("Password").fill("onerow-demo-2026");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Ada Boss" })).toBeVisible();
  await expectAccessible();
  await expectLargeTargets(page);
  await page.getByRole("button", { name: "Go on as Ada Boss" }).click();
  await expect(worker(page, "Ada Boss")).toBeVisible();
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.goto("/floor");
  await lock(page);
  await admin.context().close();
});

test("on a device of their own people sign in by e-mail and say where they work", async ({ page, signIn, expectAccessible }) => {
  await signIn("warehouse@demo.example", "/floor");
  await expect(page.getByRole("heading", { name: "Where do you work?" })).toBeVisible();
  await expectAccessible();
  await expectLargeTargets(page);
  await page.getByRole("button", { name: /Kotor/ }).click();
  await expect(page.getByRole("banner")).toContainText("Kotor, coast warehouse");
  await expectLargeTargets(page);
  await page.getByRole("button", { name: "Wim House" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Other location" }).click();
  await page.getByRole("button", { name: /Beograd/ }).click();
  await expect(page.getByRole("banner")).toContainText("Beograd, main warehouse");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in\?next=%2Ffloor/);
});

test.describe("as it comes from the server", () => {
  // What a service worker gives back is measured as it lies there, not as it came.
  test.use({ serviceWorkers: "block" });

  for (const theme of ["light", "dark"] as const) {
    test(`in portrait and ${theme}, every screen can be read and touched by everyone, within the budget for script`, async ({
      page,
      browser,
      expectAccessible,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width: TABLET.height, height: TABLET.width });
      const { admin, badge } = await openTablet(browser, page, `Portrait ${theme}`, floor);
      await choosePin(page, badge);
      for (const path of ["/floor", "/floor/offline"]) {
        await page.goto(path, { waitUntil: "networkidle" });
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible();
        await expectLargeTargets(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true);
        expect(await scriptBytes(page), path).toBeLessThanOrEqual(BUDGET_BYTES);
      }
      await page.goto("/floor");
      await page.getByRole("button", { name: "Ana Picker" }).click();
      await expectAccessible();
      await expectLargeTargets(page);
      await page.keyboard.press("Escape");
      await lock(page);
      await page.reload({ waitUntil: "networkidle" });
      await expectAccessible();
      await expectLargeTargets(page);
      expect(await scriptBytes(page), "/floor/lock").toBeLessThanOrEqual(BUDGET_BYTES);
      for (const path of ["/settings/devices", "/settings/badges"]) {
        await admin.emulateMedia({ colorScheme: theme });
        await admin.goto(path);
        await expect(admin.getByRole("heading", { level: 1 })).toBeVisible();
      }
      await admin.context().close();
    });
  }
});
