import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let admin: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  admin = await office.member("admin");
});
test.afterAll(() => office.close());

test("a location is added, changed, archived while it is empty, and reopened", async ({ page, signIn, expectAccessible }) => {
  const code = "SHED-1";
  await signIn(admin, "/settings/locations");
  await page.getByRole("button", { name: "Add location" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code", { exact: true }).fill(code);
  await dialog.getByLabel("Name").fill(`Shed ${code}`);
  await dialog.getByLabel(/Latitude/).fill("95");
  await dialog.getByRole("button", { name: "Add location" }).click();
  await expect(dialog.getByText("From -90 to 90.")).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel(/Latitude/).fill("42.1");
  await dialog.getByLabel(/Longitude/).fill("19.1");
  await dialog.getByRole("button", { name: "Add location" }).click();
  const row = page.getByRole("row", { name: new RegExp(code) });
  await expect(row).toContainText("Active");

  await row.getByRole("button", { name: /Change/ }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(`Yard ${code}`);
  await page.getByRole("button", { name: "Save location" }).click();
  await expect(row).toContainText(`Yard ${code}`);
  await row.getByRole("button", { name: /Archive/ }).click();
  await page.getByRole("button", { name: "Archive location" }).click();
  await expect(row).toContainText("Archived");
  await row.getByRole("button", { name: /Reopen/ }).click();
  await page.getByRole("button", { name: "Reopen location" }).click();
  await expect(row).toContainText("Active");
  await row.getByRole("button", { name: /Archive/ }).click();
  await page.getByRole("button", { name: "Archive location" }).click();
  await expect(row).toContainText("Archived");
});

test("a tag rule is added, replaced and ended", async ({ page, signIn }) => {
  const tag = "large";
  await signIn(admin, "/settings/tags");
  await page.getByRole("button", { name: "Add rule" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tag", { exact: true }).fill(tag);
  await dialog.getByRole("radio", { name: /^Large order/ }).check();
  await dialog.getByRole("button", { name: "Add rule" }).click();
  await expect(dialog.getByText("Write an amount above 0")).toBeVisible();
  await dialog.getByLabel(/Amount of a large order/).fill("1 500.50");
  await dialog.getByRole("button", { name: "Add rule" }).click();
  const row = page.getByRole("row", { name: new RegExp(tag) });
  await expect(row).toContainText("1,500.50");
  await row.getByRole("button", { name: /End/ }).click();
  await page.getByRole("button", { name: "End rule" }).click();
  await expect(row).toHaveCount(0);
});

test("policies are saved as they were chosen", async ({ page, signIn, expectAccessible }) => {
  await signIn(admin, "/settings/policies");
  await page.getByRole("radio", { name: /^Fewest parcels/ }).check();
  await page.getByRole("button", { name: "Add a channel" }).click();
  await page
    .getByRole("textbox", { name: /^Channel/ })
    .last()
    .fill("web");
  await page
    .getByRole("combobox", { name: /^Locations for channel/ })
    .last()
    .selectOption("oldest_cost");
  await page.getByLabel("Prepaid orders are paid within").fill("400");
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.getByText("Write 1 to 365 days.")).toBeVisible();
  await page.getByLabel("Prepaid orders are paid within").fill("21");
  await page.getByRole("button", { name: "Save policies" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The policies are saved." })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Fewest parcels/ })).toBeChecked();
  await expect(page.getByRole("textbox", { name: /^Channel/ }).last()).toHaveValue("web");
  await expect(page.getByLabel("Prepaid orders are paid within")).toHaveValue("21");
  await expectAccessible();
});

test("without the right to manage there are no settings", async ({ page, signIn }) => {
  await signIn(await office.member("front_office"), "/products");
  for (const path of ["/settings", "/settings/locations", "/settings/policies", "/settings/tags"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
  }
});
