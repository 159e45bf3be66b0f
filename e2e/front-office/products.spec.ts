import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { productBody } from "@/lib/catalogue/inputs";
import { putProduct } from "@/lib/catalogue/put-product";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

test("a product is made, corrected where it was wrong, changed, archived and restored", async ({ page, signIn, expectAccessible }) => {
  const sku = "TWL-1";
  await signIn(clerk, "/products");
  await page.getByRole("link", { name: "New product" }).first().click();
  await page.getByLabel("SKU", { exact: true }).fill(sku);
  await page.getByLabel("Name", { exact: true }).fill("منشفة 🧺 Bath towel 70 × 140");
  await page.getByLabel(/GTIN/).fill("4006381333932");
  await page.getByLabel("Unit price").fill("18,50");
  await page.getByLabel("VAT rate").fill("20");
  await page.getByRole("button", { name: "Make product" }).click();
  await expect(page.getByText("ends with its check digit")).toBeVisible();
  await expect(page.getByText("Write a price such as 12.50")).toBeVisible();
  await expect(page.getByLabel("SKU", { exact: true })).toHaveValue(sku);
  await expect(page.getByLabel("Unit price")).toHaveValue("18,50");
  await expectAccessible();

  await page.getByLabel(/GTIN/).fill("");
  await page.getByLabel("Unit price").fill("18.5");
  await page.getByRole("button", { name: "Make product" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("منشفة 🧺 Bath towel 70 × 140");
  await expect(page.getByText("€ 18.50")).toBeVisible();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Unit price").fill("19.1255");
  await page.getByLabel("Safety stock").fill("5");
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByText("€ 19.1255")).toBeVisible();
  await expect(page.getByText("5 a location")).toBeVisible();
  await expectAccessible();

  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByRole("button", { name: "Archive product" }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("button", { name: "Restore product" }).click();
  await expect(page.getByRole("button", { name: "Archive", exact: true })).toBeVisible();
});

test("a SKU that exists is not overwritten, and two people do not overwrite one another", async ({ page, browser, signIn }) => {
  const sku = "DUP-1";
  await signIn(clerk, "/products/new");
  const make = async () => {
    await page.goto("/products/new");
    await page.getByLabel("SKU", { exact: true }).fill(sku);
    await page.getByLabel("Name", { exact: true }).fill("Duvet");
    await page.getByLabel("Unit price").fill("64");
    await page.getByRole("button", { name: "Make product" }).click();
  };
  await make();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Duvet");
  const address = page.url();
  await make();
  await expect(page.getByRole("alert").filter({ hasText: sku })).toContainText("exists already");

  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const second = await other.newPage();
  await page.goto(`${address}/edit`);
  await second.goto(`${address}/edit`);
  await page.getByLabel("Name", { exact: true }).fill("Duvet, winter");
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Duvet, winter");
  await second.getByLabel("Name", { exact: true }).fill("Duvet, summer");
  await second.getByRole("button", { name: "Save product" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "Somebody changed this" })).toBeVisible();
  await expect(second.getByLabel("Name", { exact: true })).toHaveValue("Duvet, summer");
  await other.close();
});

test("a bundle is put together from stocked products that the search finds", async ({ page, signIn }) => {
  await signIn(clerk, "/products/new");
  const parts = ["PART-1", "PART-2"];
  for (const sku of parts) {
    await page.goto("/products/new");
    await page.getByLabel("SKU", { exact: true }).fill(sku);
    await page.getByLabel("Name", { exact: true }).fill(`Part ${sku}`);
    await page.getByLabel("Unit price").fill("1");
    await page.getByRole("button", { name: "Make product" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Part ${sku}`);
  }
  await page.goto("/products/new");
  await page.getByLabel("SKU", { exact: true }).fill("SET-1");
  await page.getByLabel("Name", { exact: true }).fill("Room set");
  await page.getByLabel("Unit price").fill("2");
  await page.getByRole("radio", { name: /^Bundle/ }).check();
  for (const [place, sku] of parts.entries()) {
    if (place > 0) await page.getByRole("button", { name: "Add a component" }).click();
    await page.getByRole("combobox", { name: `Product ${place + 1}` }).fill(sku);
    await page.getByRole("option", { name: sku }).click();
    await page.getByLabel(`Units of product ${place + 1} in one bundle`).fill(String(place + 2));
  }
  await page.getByRole("button", { name: "Make product" }).click();
  await expect(page.getByRole("heading", { name: "One bundle is made of" })).toBeVisible();
  await expect(page.getByText("2 ×")).toBeVisible();
  await expect(page.getByText("3 ×")).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Room set, large");
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Room set, large");
  await expect(page.getByText("3 ×")).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Change components" }).click();
  await page.getByRole("button", { name: "Remove product 2" }).click();
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByText("2 ×")).toBeVisible();
  await expect(page.getByText("3 ×")).toHaveCount(0);
});

test("the list searches while one types, filters in the address and walks by pages", async ({ page, signIn, expectAccessible }) => {
  const body = productBody.parse({ name: "Article", unit_price: "1" });
  for (let number = 10; number < 70; number += 1) await putProduct(office.actor, `ART-${number}`, body);
  await signIn(clerk, "/products?q=art");
  const firstPage = await page.locator("a[data-row-link]").allTextContents();
  expect(firstPage).toHaveLength(50);
  await expectAccessible();
  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL(/after=/);
  const second = await page.locator("a[data-row-link]").first().textContent();
  expect(firstPage).not.toContain(second);
  await page.getByRole("link", { name: "Previous" }).click();
  await page.waitForURL(/before=/);
  await expect(page.locator("a[data-row-link]").first()).toHaveText(firstPage[0] ?? "");
  await page.getByRole("searchbox", { name: /Search SKU/ }).fill("nothing-is-called-so");
  await expect(page.getByText("No product fits")).toBeVisible();
  await expect(page).toHaveURL(/q=nothing-is-called-so/);
});

test("price lists are pasted, and a wrong line keeps what was pasted", async ({ page, signIn }) => {
  const sku = "PRC-1";
  const code = "LIST-1";
  await signIn(clerk, "/products/new");
  await page.getByLabel("SKU", { exact: true }).fill(sku);
  await page.getByLabel("Name", { exact: true }).fill("Lamp");
  await page.getByLabel("Unit price").fill("94.50");
  await page.getByRole("button", { name: "Make product" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lamp");

  await page.goto("/price-lists");
  await page.getByRole("button", { name: "New price list" }).click();
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("textbox", { name: "Name" }).fill("Hotels of the coast");
  await page.getByRole("button", { name: "Make list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hotels of the coast");

  await page.getByRole("button", { name: "Set prices" }).click();
  const lines = page.getByLabel("One product a line");
  await lines.fill(`${sku}\t80,00`);
  await page.getByRole("dialog").getByRole("button", { name: "Set prices" }).click();
  await expect(page.getByText("Line 1:")).toBeVisible();
  await expect(lines).toHaveValue(`${sku}\t80,00`);
  await lines.fill(`${sku}\t80.00`);
  await page.getByRole("dialog").getByRole("button", { name: "Set prices" }).click();
  await expect(page.getByRole("row", { name: new RegExp(sku) })).toContainText("€ 80.00");
  await page.getByRole("button", { name: `Remove ${sku} from the list` }).click();
  await expect(page.getByText("No prices yet")).toBeVisible();
});
