import type { Page } from "@playwright/test";
import { choosePin, enterPin, lock, makeBadge, openTablet, openTestFloor, type TestFloor, worker } from "@/e2e/support/floor-tablet";
import { expect, test } from "@/e2e/support/test";
import { wedge as scan } from "@/e2e/support/wedge";
import { openCount } from "@/lib/counting/open-count";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addBin, addCustomer, addProduct } from "@/lib/testing/goods";

test.use({ viewport: { width: 1024, height: 768 } });

let floor: TestFloor;
let warehouse: string;

test.beforeAll(async () => {
  floor = await openTestFloor();
  warehouse = await floor.office.member("warehouse");
  await addProduct(floor.office, { sku: "LAMP-1" });
});
test.afterAll(() => floor?.office.close());

/** Waits until the page listens: before, keys would go nowhere. */
async function firstScan(page: Page, code: string, then: string): Promise<void> {
  await expect(async () => {
    await scan(page, code);
    await expect(page.getByText(then).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

const rowOf = (page: Page, text: string) => page.getByRole("list", { name: "Counted" }).getByRole("listitem").filter({ hasText: text });

async function countTask(bin: string): Promise<string> {
  await addBin(floor.office, "MAIN", bin, "pick", 10);
  return done(await openCount(floor.office.actor, { location: "MAIN", bin })).task.id;
}

test("a receipt that was begun outlives a reload and the lock, for the person who began it alone", async ({ page, browser }) => {
  const { admin, badge } = await openTablet(browser, page, "Gate 1", floor);
  const other = await makeBadge(admin, "Ben Packer");
  await page.clock.install();
  await choosePin(page, badge);
  await page.goto("/floor/receive/blind");
  await firstScan(page, "NOTHING-1", "Not counted");
  await scan(page, "LAMP-1");
  await expect(page.getByText("1 × Product LAMP-1")).toBeVisible();
  await scan(page, "LAMP-1");
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("2");
  await page.getByLabel("Delivery note").fill("DN 12");

  await page.reload();
  await expect(page.getByText(/You began this at/)).toBeVisible();
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("2");
  await expect(page.getByLabel("Delivery note")).toHaveValue("DN 12");
  await firstScan(page, "NOTHING-1", "Not counted");
  await scan(page, "LAMP-1");
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("3");

  const told = page.waitForRequest("**/floor/leave");
  await page.clock.fastForward("05:15");
  await told;
  await expect(page).toHaveURL(/\/floor\/lock$/);
  await choosePin(page, other);
  await page.goto("/floor/receive");
  await expect(page.getByRole("listitem").filter({ hasText: "Blind receipt" })).toBeVisible();
  await expect(page.getByText(/You began this/)).toHaveCount(0);
  await page.goto("/floor/receive/blind");
  await firstScan(page, "NOTHING-1", "Not counted");
  await expect(rowOf(page, "LAMP-1")).toHaveCount(0);

  await lock(page);
  await enterPin(page, badge);
  await expect(worker(page, "Ana Picker")).toBeVisible();
  await page.goto("/floor/receive");
  await expect(page.getByRole("listitem").filter({ hasText: "Blind receipt" })).toContainText("You began this at");
  await page.getByRole("listitem").filter({ hasText: "Blind receipt" }).getByRole("link").click();
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("3");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("heading", { name: "Received" })).toBeVisible();
  const units = await floor.office.sql(
    "select s.units from bin_stock s join product p on p.org_id = s.org_id and p.id = s.product_id where s.org_id = $1 and p.sku = 'LAMP-1'",
    [floor.office.orgId],
  );
  expect(units).toEqual([{ units: 3 }]);
  await page.goto("/floor/receive/blind");
  await firstScan(page, "NOTHING-1", "Not counted");
  await expect(rowOf(page, "LAMP-1")).toHaveCount(0);
  await admin.context().close();
});

test("a count goes on where it was left, can be started over, and its second round begins anew", async ({ page, signIn }) => {
  const task = await countTask("A-02-1");
  await signIn(warehouse, `/floor/count/${task}`);
  await firstScan(page, "NOTHING-1", "Not counted");
  await scan(page, "LAMP-1");
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("1");
  await page.reload();
  await expect(page.getByText(/You began this at/)).toBeVisible();
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(rowOf(page, "LAMP-1")).toHaveCount(0);
  await expect(page.getByText(/You began this at/)).toHaveCount(0);
  await firstScan(page, "NOTHING-1", "Not counted");
  await scan(page, "LAMP-1");
  await page.getByRole("button", { name: "One more LAMP-1" }).click();
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("2");
  await page.getByRole("button", { name: "Finish the count" }).click();
  await expect(page.getByText("The count differs from the books.")).toBeVisible();
  await expect(rowOf(page, "LAMP-1")).toHaveCount(0);
  await firstScan(page, "NOTHING-1", "Not counted");
  await scan(page, "LAMP-1");
  await page.getByRole("button", { name: "One more LAMP-1" }).click();
  await page.reload();
  await expect(rowOf(page, "LAMP-1").getByRole("status")).toHaveText("2");
  await page.getByRole("button", { name: "Finish the count" }).click();
  await expect(page.getByRole("heading", { name: "This count is done" })).toBeVisible();
  expect(await entriesOf(task)).toEqual([
    { round: 1, counted_units: 2 },
    { round: 2, counted_units: 2 },
  ]);
});

test("a count that was finished without a connection is sent once, and one that became invalid is shown", async ({
  page,
  signIn,
  context,
}) => {
  const [task, gone] = [await countTask("A-03-1"), await countTask("A-04-1")];
  await signIn(warehouse, `/floor/count/${gone}`);
  const kept = () => page.evaluate(async () => (await (await caches.open("onerow-floor-pages")).keys()).length);
  await expect.poll(kept).toBe(1);
  await page.goto(`/floor/count/${task}`, { waitUntil: "networkidle" });
  await expect.poll(kept).toBe(2);
  await firstScan(page, "NOTHING-1", "Not counted");
  await context.setOffline(true);
  await page.getByRole("button", { name: "It is empty" }).click();
  await expect(page.getByRole("heading", { name: "Kept here" })).toBeVisible();
  await page.goto(`/floor/count/${gone}`);
  await expect(page.getByRole("button", { name: "It is empty" })).toBeEnabled();
  await page.getByRole("button", { name: "It is empty" }).click();
  await expect(page.getByRole("heading", { name: "Kept here" })).toBeVisible();
  await floor.office.sql("update count_task set state = 'canceled', done_at = now() where org_id = $1 and id = $2", [
    floor.office.orgId,
    gone,
  ]);
  await context.setOffline(false);
  const refused = page.getByRole("region", { name: "Not accepted" });
  await expect(refused).toContainText("This count is done already.", { timeout: 60_000 });
  await expect(refused).toContainText(/A count from \d\d:\d\d did not count/);
  await refused.getByRole("button", { name: "Seen" }).click();
  await expect(refused).toHaveCount(0);
  expect(await floor.office.sql("select state from count_task where org_id = $1 and id = $2", [floor.office.orgId, task])).toEqual([
    { state: "done" },
  ]);
});

test("a pick that somebody else had made meanwhile is shown, and the walk stands as the server knows it", async ({
  page,
  signIn,
  context,
}) => {
  const { office } = floor;
  await addCustomer(office, { code: "HOTEL" });
  await addProduct(office, { sku: "MUG-1" });
  await addBin(office, "MAIN", "A-05-1", "pick", 50);
  const lines = [{ sku: "MUG-1", units: 2 }];
  done(
    await receiveGoods(office.actor, receiptBody.parse({ location: "MAIN", reference: "PO 1", lines: [{ ...lines[0], bin: "A-05-1" }] })),
  );
  const { order } = done(await placeOrder(office.actor, placeBody.parse({ customer: "HOTEL", lines })));
  const fulfilment = await releaseOne(office, "MAIN", order.number);
  await flushSignals();
  await signIn(warehouse, "/floor/pick");
  await page.getByRole("listitem").filter({ hasText: "2 units" }).getByRole("button").click();
  await firstScan(page, "B-A-05-1", "Right bin");
  await context.setOffline(true);
  await scan(page, "MUG-1");
  await expect(page.getByText("No connection: kept here and checked when it is back.")).toBeVisible();
  done(await pickUnits(office, (await workOf(office, fulfilment))[0]?.id ?? "", "MUG-1", 2, { bin: "A-05-1" }));
  await context.setOffline(false);
  const refused = page.getByRole("region", { name: "Not accepted" });
  await expect(refused).toContainText(/A pick from \d\d:\d\d did not count/, { timeout: 60_000 });
  await refused.getByRole("button", { name: "Seen" }).click();
  await expect(page.getByRole("heading", { name: "This walk is done" })).toBeVisible();
  await expect(refused).toHaveCount(0);
});

const entriesOf = (task: string) =>
  floor.office.sql("select round, counted_units from count_entry where org_id = $1 and task_id = $2 order by round", [
    floor.office.orgId,
    task,
  ]);
