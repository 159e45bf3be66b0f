import { randomUUID } from "node:crypto";
import { expect, test } from "@/e2e/support/test";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { flushSignals } from "@/lib/live/signal";
import { cancelOrder } from "@/lib/orders/cancel";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";

let office: OwnOffice;
let warehouse: string;
let clerk: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

/** A picked order that is canceled: four units of it have to be put back. */
async function canceledAfterPick(): Promise<{ number: string; putBack: string }> {
  const number = await office.place("HARBOUR");
  const fulfilment = await releaseOne(office, "MAIN", number);
  done(await pickUnits(office, (await workOf(office, fulfilment))[0]?.id ?? "", "TEA-1", 4));
  const [order] = await office.sql("select id, version from orders where org_id = $1 and number = $2", [office.orgId, number]);
  done(await cancelOrder(office.actor, String(order?.["id"]), { version: Number(order?.["version"]), reason: "customer_request" }));
  const [task] = await office.sql("select id from put_back where org_id = $1 and order_id = $2", [office.orgId, order?.["id"]]);
  await flushSignals();
  return { number, putBack: String(task?.["id"]) };
}

test("what waits for a person is in the navigation and the list, on its order, and ends when the work is done", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(warehouse, "/exceptions");
  await expect(page.getByText("Nothing waits for a person", { exact: true })).toBeVisible();
  await expectAccessible();
  const { number, putBack } = await canceledAfterPick();
  // The list that is open changes by itself.
  const row = page.getByRole("row").filter({ hasText: "To put back" });
  await expect(row).toContainText(`4 units of TEA-1 were picked for a canceled order`);
  await expect(row).toContainText(number);
  await expectAccessible();
  await page.goto(`/orders/${number}`);
  await expect(page.getByRole("list", { name: "Open exceptions" })).toContainText("Put the units back into a bin");
  await page.getByRole("list", { name: "Open exceptions" }).getByRole("link", { name: "To put back" }).click();
  await page.waitForURL(`**/exceptions/${putBack}`);
  await page.getByRole("combobox", { name: "Owner" }).selectOption({ label: "Member" });
  await page.getByRole("button", { name: "Save owner" }).click();
  await expect(page.getByText("The owner is saved.").first()).toBeVisible();
  await expectAccessible();
  await page.goto("/exceptions?owner=nobody");
  await expect(page.getByText("No exception fits")).toBeVisible();
  await page.goto("/exceptions");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Exceptions ?1$/ })).toBeVisible();
  done(await completePutBack(office.actor, putBack, {}));
  await flushSignals();
  await expect(page.getByText("Nothing waits for a person", { exact: true })).toBeVisible();
});

test("a conflict of a count is closed with a reason by who may count; others are told who can", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await office.place("HOTEL");
  const { task } = done(await openCount(office.actor, { location: "MAIN", sku: "TEA-1" }));
  for (const units of [1, 1]) done(await enterCount(office.actor, task.id, { entries: [{ sku: "TEA-1", units }] }));
  await flushSignals();
  await signIn(clerk, "/exceptions");
  await page.getByRole("link", { name: "Fewer units than reserved" }).click();
  await expect(page.getByRole("heading", { name: "Fewer units than reserved" })).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).hover();
  await expect(page.getByText("It needs the right “Count stock”.")).toBeVisible();
  const address = page.url();
  await page.context().clearCookies();
  await signIn(warehouse, new URL(address).pathname);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why nobody has to look at it any more").fill("The customer was told");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Close exception" }).click();
  await expect(page.getByText("Closed: “The customer was told”")).toBeVisible();
  await page.goto("/exceptions?state=closed");
  await expect(page.getByRole("row").filter({ hasText: "“The customer was told”" })).toContainText("Member");
});

test("a scan that a tablet kept and the server refused later is opened once, on the order that it was about", async ({ page, signIn }) => {
  const number = await office.place("LATE");
  const fulfilment = await releaseOne(office, "MAIN", number);
  const work = (await workOf(office, fulfilment))[0]?.id ?? "";
  await signIn(warehouse, "/floor");
  const key = randomUUID();
  const scan = (kept: number, once: string) =>
    page.request.post("/floor/do/pick", {
      headers: { "idempotency-key": once, "kept-seconds": String(kept), "sec-fetch-site": "same-origin" },
      data: { work, code: "TEA-1", units: 9 },
    });
  // Who waits for the answer sees it at once.
  expect((await scan(0, randomUUID())).status()).toBe(201);
  for (const _time of [1, 2]) expect(await (await scan(90, key)).json()).toMatchObject({ verdict: "one_too_many" });
  const rows = await office.sql("select id from exception where org_id = $1 and kind = 'replay_refused'", [office.orgId]);
  expect(rows).toHaveLength(1);
  await page.goto(`/orders/${number}`);
  await expect(page.getByRole("list", { name: "Open exceptions" })).toContainText("More units than are asked for.");
  await page.getByRole("link", { name: "Refused after the fact" }).click();
  await page.getByRole("link", { name: "Go there" }).click();
  await page.waitForURL(`**/orders/${number}`);
});
