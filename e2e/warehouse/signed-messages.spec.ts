import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { signatureOf } from "@/lib/shipping/hook-signature";
import { buyLabel } from "@/lib/shipping/labels";
import { openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";

let office: OwnOffice;
let admin: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  admin = await office.member("admin");
  await openWarehouse(office);
});
test.afterAll(() => office.close());

test("a carrier gets an address and a secret, and what it signs with them moves the order", async ({
  page,
  signIn,
  expectAccessible,
  request,
}) => {
  const packed = await packLamps(office);
  const { label } = done(await buyLabel(office.actor, packed.packageId, {}));
  await shipPackage(office, packed);
  await signIn(admin, "/settings/carriers");
  await page.waitForLoadState("networkidle");
  const row = page.getByRole("table", { name: "Messages that carriers sign" }).getByRole("row").filter({ hasText: "COAST" });
  await expect(row).toContainText("Not taken");
  await row.getByRole("button", { name: "Take messages COAST" }).click();
  const dialog = page.getByRole("dialog", { name: "Messages that COAST signs" });
  await dialog.getByRole("button", { name: "Make secret" }).click();
  await expect(dialog.getByText("This is the secret")).toBeVisible();
  await expectAccessible();
  const [address = "", secret = ""] = await dialog.locator("code").allTextContents();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(row).toContainText("Taken");
  await expect(page.getByText(secret)).toHaveCount(0);

  const events = [{ id: "1", tracking_number: label.tracking_number, kind: "delivered", at: "2026-11-20T09:30:00Z" }];
  const data = JSON.stringify({ events });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = signatureOf(secret, { id: "msg_1", timestamp, body: data });
  const headers = { "content-type": "application/json", "webhook-id": "msg_1", "webhook-timestamp": timestamp };
  const path = new URL(address).pathname;
  const unsigned = await request.post(path, { data, headers });
  expect([unsigned.status(), ((await unsigned.json()) as { code: string }).code]).toEqual([401, "signature_missing"]);
  const taken = await request.post(path, { data, headers: { ...headers, "webhook-signature": signature } });
  expect([taken.status(), await taken.json()]).toMatchObject([200, { events: [{ result: "applied", order_status: "delivered" }] }]);
  expect((await request.get(path)).status()).toBe(405);

  await page.reload();
  await expect(row).not.toContainText("never");
  await page.waitForLoadState("networkidle");
  await row.getByRole("button", { name: "Stop COAST" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop" }).click();
  await expect(row).toContainText("Not taken");
  expect((await request.post(path, { data, headers: { ...headers, "webhook-signature": signature } })).status()).toBe(404);
});
