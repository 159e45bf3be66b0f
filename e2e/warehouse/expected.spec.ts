import type { Page } from "@playwright/test";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { arrivedBody } from "@/lib/expected/inputs";
import { receiveExpected } from "@/lib/expected/receive-expected";
import { flushSignals } from "@/lib/live/signal";
import { done } from "@/lib/testing/floor";
import { addLocation, addProduct } from "@/lib/testing/goods";

let office: OwnOffice;
let warehouse: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addLocation(office, "EAST");
  for (const sku of ["LAMP-1", "VASE-1"]) {
    const id = await addProduct(office, { sku });
    await office.sql("insert into search_token (org_id, token, kind, ref_id) values ($1, $2, 'product', $3)", [
      office.orgId,
      sku.toLowerCase(),
      id,
    ]);
  }
});
test.afterAll(() => office.close());

const field = (page: Page) => page.getByRole("combobox", { name: /Scan or type/ });

test("goods are announced by keyboard, changed, received and closed with what is short", async ({ page, signIn, expectAccessible }) => {
  await signIn(warehouse, "/stock");
  await page.getByRole("navigation", { name: "Stock pages" }).getByRole("link", { name: "Expected" }).click();
  await expect(page.getByText("Nothing is expected")).toBeVisible();
  await expectAccessible();
  await page.keyboard.press("n");
  await page.waitForURL("**/stock/expected/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Location").selectOption("MAIN");
  await page.getByLabel("Its number").fill("PO 4711");
  await page.getByLabel("Supplier").fill("Clay Works");
  await page.getByLabel("Expected on").fill("2020-01-31");
  await field(page).pressSequentially("lamp");
  const choice = page.getByRole("option", { name: /LAMP-1/ });
  await expect(choice).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Units of Product LAMP-1")).toBeFocused();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await page.keyboard.type("3,40");
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expectAccessible();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL("**/stock/expected/*-*");
  await expect(page.getByRole("status").filter({ hasText: "Announced: 12 units at MAIN" })).toBeVisible();
  await expect(page.getByText("Late", { exact: true })).toBeVisible();
  await expectAccessible();

  await page.keyboard.press("e");
  await page.waitForURL("**/edit");
  await page.waitForLoadState("networkidle");
  await expect(page.getByLabel("Unit cost of Product LAMP-1")).toHaveValue("3.40");
  await page.getByLabel("Units of Product LAMP-1").fill("10");
  await field(page).pressSequentially("VASE-1");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Units of Product VASE-1")).toHaveValue("1");
  await expectAccessible();
  await page.getByRole("button", { name: /^Save 11 units/ }).click();
  await page.waitForURL("**?changed=1");
  const lines = page.getByRole("table", { name: "What was announced" });
  await expect(lines.getByRole("row").filter({ hasText: "VASE-1" })).toBeVisible();

  const id = /expected\/([^?]+)/.exec(page.url())?.[1] ?? "";
  done(await receiveExpected(office.actor, id, arrivedBody.parse({ lines: [{ sku: "LAMP-1", units: 9, damaged: 2 }] })));
  await flushSignals();
  // The page that is open changes by itself.
  await expect(lines.getByRole("row").filter({ hasText: "LAMP-1" })).toContainText("11");
  await expect(page.getByText("Partly here")).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 unit will not be awaited any longer");
  await dialog.getByLabel("Why nothing more is awaited").fill("The vases broke");
  await dialog.getByRole("button", { name: "Close with 1 unit missing" }).click();
  await expect(page.getByText("“The vases broke”")).toBeVisible();
  await expect(page.getByRole("button", { name: "Close", exact: true })).toHaveCount(0);
  await expectAccessible();

  await page.goto("/stock/expected?state=closed&q=clay");
  await expect(page.getByRole("link", { name: "PO 4711" })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  expect((await download).suggestedFilename()).toMatch(/^expected-.*\.csv$/);
});

test("a form that somebody overtook is refused in words, and the palette finds it by its number", async ({ page, signIn }) => {
  await signIn(warehouse, "/stock/expected/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Location").selectOption("EAST");
  await page.getByLabel("Its number").fill("ASN-99");
  await field(page).pressSequentially("LAMP-1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Product LAMP-1", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Announce 1 unit/ }).click();
  await page.waitForURL("**?new=1");
  const id = /expected\/([^?]+)/.exec(page.url())?.[1] ?? "";
  await page.goto(`/stock/expected/${id}/edit`);
  await page.waitForLoadState("networkidle");
  done(await receiveExpected(office.actor, id, arrivedBody.parse({ lines: [{ sku: "LAMP-1", damaged: 0, units: 3 }] })));
  await page.getByLabel("Units of Product LAMP-1").fill("5");
  await page.getByRole("button", { name: /^Save 5 units/ }).click();
  await page.waitForURL("**?closed=1");
  await expect(page.getByText("Nothing of it can be changed any more.")).toBeVisible();
  await page.goto("/stock");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.type("asn-9");
  await expect(page.getByRole("option", { name: /ASN-99/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/stock/expected/${id}`);
});
