import { choosePin, lock, openTablet, openTestFloor, TABLET, type TestFloor, worker } from "@/e2e/support/floor-tablet";
import { expect, test } from "@/e2e/support/test";

test.use({ viewport: TABLET });

let floor: TestFloor;

test.beforeAll(async () => {
  floor = await openTestFloor();
});
test.afterAll(() => floor?.office.close());

test("it can be installed, and a reload without a connection opens the screen again; a lock forgets it", async ({
  page,
  browser,
  context,
}) => {
  const { admin, badge } = await openTablet(browser, page, "Yard", floor);
  await choosePin(page, badge);
  const manifest = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel="manifest"]')?.href ?? "");
  expect(await (await page.request.get(manifest)).json()).toMatchObject({ start_url: "/floor", display: "standalone" });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const keptPages = () =>
    page.evaluate(async () => (await (await caches.open("onerow-floor-pages")).keys()).map(({ url }) => new URL(url).pathname));
  await expect.poll(keptPages).toEqual(["/floor"]);
  // Everything that the page is made of has to lie there, too.
  await page.reload({ waitUntil: "networkidle" });

  await context.setOffline(true);
  await page.reload();
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "No connection" })).toBeVisible();
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  expect(await keptPages()).toEqual([]);
  await page.goto("/floor");
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expect(page.getByText("Ana Picker")).toHaveCount(0);

  await context.setOffline(false);
  await page.waitForURL("**/floor/lock");
  const [device] = await floor.office.sql("select session_user_id from floor_device where org_id = $1 and name = 'Yard'", [
    floor.office.orgId,
  ]);
  expect(device).toEqual({ session_user_id: null });
  await admin.context().close();
});

test("who came from the page of sign-in has the screen again without a connection, too", async ({ page, context, signIn }) => {
  await signIn("warehouse@demo.example", "/floor/location");
  await page.getByRole("button", { name: /Kotor/ }).click();
  await expect(worker(page, "Wim House")).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("onerow-floor-pages")).keys()).length)).toBe(1);
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("onerow-floor-static")).keys()).length)).toBeGreaterThan(10);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: "No connection" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await context.setOffline(false);
  await page.waitForURL(/\/sign-in\?next=/);
});

test("another site can neither lock a tablet nor keep it open", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Dock", floor);
  await choosePin(page, badge);
  for (const path of ["/floor/leave", "/floor/touch"]) {
    const answer = await page.request.post(path, { headers: { "sec-fetch-site": "cross-site" }, maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 403]);
  }
  await page.reload();
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await lock(page);
  const answer = await page.request.post("/floor/touch", { headers: { "sec-fetch-site": "same-origin" } });
  expect(answer.status()).toBe(401);
  await admin.context().close();
});
