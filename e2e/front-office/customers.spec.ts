import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

test("front office opens an account and changes it; finance grants the credit", async ({ page, signIn, expectAccessible }) => {
  const code = "ADR-1";
  await signIn(clerk, "/customers");
  await page.getByRole("link", { name: "New customer" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("Jadran Primjer d.o.o.");
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByLabel(/^E-mail/).fill("orders@jadran.example");
  await page.getByLabel(/Town/).fill("Kotor");
  await page.getByLabel(/Latitude/).fill("42.4247");
  await page.getByRole("button", { name: "Open account" }).click();
  await expect(page.getByText("Write latitude and longitude, or neither.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Jadran Primjer d.o.o.");
  await page.getByLabel(/Longitude/).fill("18.7712");
  await page.getByRole("button", { name: "Open account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jadran Primjer d.o.o.");
  await expect(page.getByText("On credit, 30 days")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change terms" })).toHaveCount(0);
  await expectAccessible();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Jadran Primjer a.d.");
  await page.getByLabel(/Town/).fill("Budva");
  await page.getByRole("button", { name: "Save customer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jadran Primjer a.d.");
  await expect(page.getByText("Earlier addresses: 1")).toBeVisible();

  const path = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await signIn(await office.member("finance"), path);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("textbox", { name: "Limit" }).fill("10 000");
  await page.getByRole("button", { name: "Save limit" }).click();
  await expect(page.getByText("€ 10,000.00 free of 10,000.00")).toBeVisible();
  await page.getByRole("button", { name: "Change terms" }).click();
  await page.getByLabel("Days to pay").fill("14");
  await page.getByRole("button", { name: "Save terms" }).click();
  await expect(page.getByText("On credit, 14 days")).toBeVisible();
});

test("the account shows its orders, what is open of its credit and the tags they gave", async ({ page, signIn }) => {
  await office.sql("insert into tag_rule (org_id, id, tag, condition) values ($1, gen_random_uuid(), 'first-order', 'first_order')", [
    office.orgId,
  ]);
  const number = await office.place("HARBOUR");
  await signIn(clerk, "/customers");
  await page
    .getByRole("row", { name: /HARBOUR/ })
    .getByRole("link")
    .click();
  await expect(page.getByRole("link", { name: number, exact: true }).first()).toBeVisible();
  await expect(page.getByText("first-order")).toBeVisible();
  await expect(page.getByText("€ 40.00 open")).toBeVisible();
});

test("the warehouse reads accounts and is told who changes them", async ({ page, signIn }) => {
  await signIn(await office.member("warehouse"), "/customers");
  await expect(page.getByRole("button", { name: "New customer" }).first()).toHaveAttribute("aria-disabled", "true");
  await office.place("READ");
  await page.reload();
  await page.getByRole("row", { name: /READ/ }).getByRole("link").click();
  await page.waitForURL(/\/customers\/.+/);
  await page.getByRole("button", { name: "Edit" }).focus();
  await expect(page.getByText("changed by people with the right “edit”")).toBeVisible();
  const answer = await page.goto("/customers/new");
  expect(answer?.status()).toBe(403);
});

test("the palette finds a customer by the beginnings of words", async ({ page, signIn }) => {
  const code = "PAL-1";
  await signIn(clerk, "/customers/new");
  await page.getByLabel("Name", { exact: true }).fill(`Éclair Hôtel ${code}`);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Open account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Éclair");
  const address = page.url();
  await page.goto("/products");
  const search = page.getByRole("combobox", { name: /Search orders, customers and products/ });
  // Before the script listens, keys go nowhere.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(search).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await search.fill(`ecl hot ${code.toLowerCase()}`);
  await page.getByRole("option", { name: /Éclair/ }).click();
  await page.waitForURL(address);
});
