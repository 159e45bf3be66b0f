import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { cancelOrder } from "@/lib/orders/cancel";
import { flushSignals } from "@/lib/live/signal";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

test("an empty mailbox says what to do; a placed order's mail appears in it by itself, drawn and as plain text", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(clerk, "/mailbox");
  await expect(page.getByText("No mail has left yet")).toBeVisible();
  const number = await office.place("HARBOUR");
  await page.getByRole("link", { name: `Order ${number} is confirmed` }).click();
  const mail = page.frameLocator("iframe");
  await expect(mail.getByRole("heading", { name: `Your order ${number} is confirmed` })).toBeVisible();
  await expect(mail.getByRole("cell", { name: "EUR\u00a040.00" })).toBeVisible();
  await page.getByRole("link", { name: "Plain text" }).click();
  await expect(page.locator("pre")).toContainText("Everything is reserved for you.");
  // Not beside the drawn mail: its frame runs no scripts, and axe waits for every frame.
  await expectAccessible();
  await page.getByRole("link", { name: number, exact: true }).click();
  await expect(page).toHaveURL(/\/orders\//);
});

test("mail is found by its recipient and its subject", async ({ page, signIn, expectAccessible }) => {
  const [number] = [await office.place("FINDME"), await office.place("OTHER")];
  await signIn(clerk, "/mailbox");
  await page.getByRole("searchbox", { name: "Search recipient or subject" }).fill("findme@buyer");
  const row = page.getByRole("link", { name: `Order ${number} is confirmed` });
  await expect(row).toBeVisible();
  await expect(page.getByText("other@buyer.example")).toHaveCount(0);
  await expectAccessible();
  await page.goto("/mailbox?q=nothing-like-this");
  await expect(page.getByText("Nothing found")).toBeVisible();
});

test("an open order changes within two seconds when somebody else commits, without a reload", async ({ page, signIn }) => {
  const number = await office.place("LIVELY");
  const listening = page.waitForResponse((response) => response.url().includes("/api/live"));
  await signIn(clerk, `/orders/${number}`);
  await listening;
  await expect(page.getByText("Placed", { exact: true }).first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const [order] = await office.sql("select id from orders where org_id = $1 and number = $2", [office.orgId, number]);
  await cancelOrder(office.actor, String(order?.id), { version: 1, reason: "customer_request" });
  await flushSignals();
  await expect(page.getByText("Canceled", { exact: true }).first()).toBeVisible({ timeout: 2_000 });
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("without the right to send again there is no button", async ({ page, signIn }) => {
  await office.place("SILENT");
  await signIn(clerk, "/outbox?view=dead");
  await expect(page.getByText("There is no mail address to send it to.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send/ })).toHaveCount(0);
});
