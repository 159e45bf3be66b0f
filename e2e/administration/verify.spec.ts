import { openOwnOffice, type OwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer } from "@/lib/testing/goods";

let office: OwnOffice;

test.beforeEach(async () => {
  office = await openOwnOffice();
  // The office begins with stock that no movement explains; here every unit must have its movement.
  await office.sql("update stock_level set on_hand = 0 where org_id = $1", [office.orgId]);
  await office.sql("update bin_stock set units = 0 where org_id = $1", [office.orgId]);
  await addCustomer(office, { code: "BUYER" });
  await domainDesk(office).receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "TEA-1", units: 20 }] });
});
test.afterEach(() => office.close());

test("an administrator proves that nothing drifted, and sees the very row that did", async ({ page, signIn, expectAccessible }) => {
  const number = await office.place("BUYER");
  await signIn(await office.member("admin"), "/verify");
  await expect(page.getByRole("heading", { name: "Zero drift" })).toBeVisible();
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(page.getByText("0 rows differ", { exact: true })).toBeVisible();
  await expect(page.getByText("Broken")).toHaveCount(0);
  await expectAccessible();

  await office.sql("update orders set return_status = 'requested' where org_id = $1 and number = $2", [office.orgId, number]);
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(page.getByText("1 row differs", { exact: true })).toBeVisible();
  const broken = page.getByRole("region", { name: "The status of an order and its five rollups are what its lines and payments say." });
  await expect(broken.getByRole("link", { name: number })).toBeVisible();
  await expectAccessible();
  await broken.getByRole("link", { name: number }).click();
  await expect(page.getByRole("heading", { name: number })).toBeVisible();
});

test("who may not manage reads the result and is told who can start a run", async ({ page, signIn, expectAccessible }) => {
  await signIn(await office.member("front_office"), "/verify");
  await expect(page.getByText("Nothing was proved yet")).toBeVisible();
  const button = page.getByRole("button", { name: "Run now" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expectAccessible();
});
