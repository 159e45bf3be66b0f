import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { addBin, addProduct } from "@/lib/testing/goods";

let office: OwnOffice;
test.beforeEach(async () => {
  office = await openOwnOffice();
});
test.afterEach(() => office.close());

test("goods kept by lot are received with their lot and last day, and taken out of the bin they lie in", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await addProduct(office, { sku: "MILK-1", tracksLots: true });
  await addBin(office, "MAIN", "A-01-1", "pick", 10);
  await signIn(await office.member("warehouse"), "/stock/receive?sku=MILK-1");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Delivery note or purchase order").fill("DN 12");
  await page.getByLabel("Units of Product MILK-1").fill("6");
  await page.getByRole("button", { name: /^Receive 6 units/ }).click();
  await expect(page.getByText(/Units of this product are kept by lot\. Name the lot\./)).toBeVisible();
  await page.getByLabel("Lot of Product MILK-1").fill("L-7");
  await page.getByLabel("Last day of Product MILK-1").fill("2027-03-31");
  await expectAccessible();
  await page.getByRole("button", { name: /^Receive 6 units/ }).click();
  await page.waitForURL("**/stock/receipts/**");
  const lots = await office.sql(
    "select l.code, l.expires_on::text as day, s.units from lot l join bin_stock s on s.org_id = l.org_id and s.lot_id = l.id where l.org_id = $1",
    [office.orgId],
  );
  expect(lots).toEqual([{ code: "L-7", day: "2027-03-31", units: 6 }]);

  await page.goto("/stock/adjust?sku=MILK-1");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Units", { exact: true }).fill("2");
  await page.getByLabel("Reason").selectOption("expired");
  await page.getByLabel(/^Bin/).fill("a-01-1");
  await page.getByRole("button", { name: /^Take away 2 units/ }).click();
  await expect(page.getByText(/There are not that many units in this bin or of this lot\./)).toBeVisible();
  await page.getByLabel(/^Bin/).fill("");
  await page.getByLabel(/^Lot/).fill("L-7");
  await page.getByRole("button", { name: /^Take away 2 units/ }).click();
  await page.waitForURL("**/stock/products/**");
  expect(await office.sql("select units from bin_stock where org_id = $1 and lot_id is not null", [office.orgId])).toEqual([{ units: 4 }]);
});
