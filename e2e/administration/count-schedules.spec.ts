import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { openScheduledCounts } from "@/lib/counting/open-scheduled";
import { addBin } from "@/lib/testing/goods";

let office: OwnOffice;
test.beforeEach(async () => {
  office = await openOwnOffice();
});
test.afterEach(() => office.close());

test("a location gets a schedule, its counts are opened once and stand on the floor, and it is stopped", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await addBin(office, "MAIN", "A-01-1", "pick", 10);
  await addBin(office, "MAIN", "A-02-1", "pick", 20);
  await signIn(await office.member("admin"), "/settings/locations");
  await page.getByRole("link", { name: /^Counts/ }).click();
  await expect(page.getByText("No schedule yet")).toBeVisible();
  await page.getByRole("button", { name: "Add schedule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("By class").check();
  await dialog.getByLabel("A: days").fill("40");
  await dialog.getByLabel("At most so many bins a day").fill("1");
  await dialog.getByLabel("Saturday").check();
  await dialog.getByLabel("Sunday").check();
  await expectAccessible();
  await dialog.getByRole("button", { name: "Add schedule" }).click();
  await expect(dialog.getByText("A comes round at least as often as B, and B as often as C.")).toBeVisible();
  await dialog.getByLabel("A: days").fill("5");
  await dialog.getByRole("button", { name: "Add schedule" }).click();
  const row = page.getByRole("table", { name: "Schedules of counts" }).getByRole("row", { name: /The whole location/ });
  await expect(row).toContainText("A every 5 counting days, B 30, C 90");
  await expect(row).toContainText("Mon to Sun");
  await expectAccessible();

  await Promise.all([openScheduledCounts(office.orgId), openScheduledCounts(office.orgId)]);
  await page.reload();
  await expect(row).toContainText("1 of 2 due");
  await page.goto("/floor/count");
  await expect(page.getByRole("listitem").filter({ hasText: "A-01-1" })).toContainText("by schedule");
  await expect(page.getByRole("listitem").filter({ hasText: "A-02-1" })).toHaveCount(0);

  await page.goto("/settings/locations");
  await page.getByRole("link", { name: /^Counts/ }).click();
  await row.getByRole("button", { name: /Stop/ }).click();
  await page.getByRole("button", { name: "Stop schedule" }).click();
  await expect(row).toContainText("Stopped");
});
