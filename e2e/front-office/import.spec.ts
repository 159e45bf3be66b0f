import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/support/test";
import { fixtureFile } from "@/lib/testing/fixture-file";
import type { Page } from "@playwright/test";

const IMPORTER = "admin@demo.example";
const REAL_DAY = "orders/uci-online-retail-2010-12-01.csv";

async function upload(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.goto("/imports/new");
  await page.getByLabel("File with orders").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.getByRole("button", { name: "Upload and check" }).click();
}

async function rehearse(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Rehearse", exact: true }).click();
  await expect(page.getByText("Rehearsed: nothing was placed")).toBeVisible({ timeout: 60_000 });
}

async function importAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Import [\d,]+ orders?$/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Import [\d,]+ orders?$/ })
    .click();
  await expect(page.getByText("Every row has ended")).toBeVisible({ timeout: 60_000 });
}

const createMissing = async (page: Page): Promise<void> => {
  for (const legend of ["Products that do not exist", "Customers that do not exist"]) {
    await page.getByRole("group", { name: legend }).getByLabel("Create them").check();
  }
};

/** Document numbers of this run alone, because a channel takes each number once. */
const fresh = (number: number): string => `${Date.now()}${number}`;

test("a file is checked, rehearsed and imported, and every row of it can be read back", async ({ page, signIn, expectAccessible }) => {
  await signIn(IMPORTER, "/imports");
  const [first, second] = [fresh(1), fresh(2)];
  const rows = [
    `${first};IMP-1;=SUM(A1);2;2,50;IMP-A`,
    `${first};IMP-2;Cup;1;1.000,00;IMP-A`,
    `${second};IMP-1;Lamp;1;0;IMP-A`,
    `C${first};IMP-1;Lamp;-1;2,50;IMP-A`,
  ];
  await upload(page, "orders.csv", `\ufeffInvoiceNo;StockCode;Description;Quantity;UnitPrice;CustomerID\r\n${rows.join("\r\n")}\r\n`);

  await expect(page.getByLabel("Separator")).toHaveValue("semicolon");
  await expect(page.getByLabel("Decimal sign")).toHaveValue(",");
  await expect(page.getByLabel("Credit notes start with")).toHaveValue("C");
  await expectAccessible();
  await createMissing(page);
  await rehearse(page);
  await expect(page.getByText("1 order would be placed")).toBeVisible();
  await expectAccessible();
  await importAll(page);
  await expect(page.getByRole("row", { name: /^2 .*Imported/ })).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Exceptions/ })
    .click();
  await expect(page.getByRole("cell", { name: /The price is zero/ })).toBeVisible();
  await expect(page.getByRole("cell", { name: /is a credit note/ })).toBeVisible();
  await expectAccessible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download results" }).click();
  const results = await readFile(await (await downloading).path(), "utf8");
  const lines = results.trim().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(new RegExp(`^${first},IMP-1,'=SUM\\(A1\\),2,"2,50",IMP-A,2,imported,.*SO-\\d+$`));
  expect(lines[3]).toContain("exception,price_zero");
});

test("what the file cannot prove is asked for, and a correction is taken", async ({ page, signIn }) => {
  await signIn(IMPORTER, "/imports");
  await upload(page, "orders.csv", `order no,sku,qty,price,date,customer\n${fresh(3)},IMP-1,1,"1,234",01/02/2026,IMP-A\n`);
  await expect(page.getByLabel("Order of dates")).toHaveValue("");
  await expect(page.getByText("Nothing in the file says whether 01/02/2026 starts with the day or the month.")).toBeVisible();
  await page.getByRole("button", { name: "Rehearse", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("whether dates start with the day or the month");
  await page.getByLabel("Order of dates").selectOption("mdy");
  await page.getByLabel("Decimal sign").selectOption(",");
  await createMissing(page);
  await rehearse(page);
  await page.getByRole("link", { name: "Change settings" }).click();
  await expect(page.getByLabel("Order of dates")).toHaveValue("mdy");
  await expect(page.getByLabel("Decimal sign")).toHaveValue(",");
  await page.getByLabel("Separator").selectOption("tab");
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByLabel("Document number")).toHaveValue("");
});

test("what is no CSV is refused in a sentence, and so is a file that is too large", async ({ page, signIn }) => {
  await signIn(IMPORTER, "/imports");
  await upload(page, "orders.xlsx", Buffer.from("PK\u0003\u0004 xl/workbook.xml"));
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This is an Excel workbook");
  await page
    .getByLabel("File with orders")
    .setInputFiles({ name: "big.csv", mimeType: "text/csv", buffer: Buffer.alloc(21 * 1024 * 1024, "a;b\n") });
  await expect(page.getByText("The file is larger than 20 MB")).toBeVisible();
  await expect(page.getByRole("button", { name: "Upload and check" })).toBeDisabled();
});

test("the real day of a wholesaler is imported in the browser, and importing it again changes nothing", async ({ page, signIn }) => {
  const file = fixtureFile(REAL_DAY);
  test.skip(!file, "the fixture is not here");
  test.setTimeout(180_000);
  const channel = `day ${fresh(0)}`;
  await signIn(IMPORTER, "/imports");
  await upload(page, "uci-online-retail-2010-12-01.csv", file ?? "");
  await createMissing(page);
  await page.getByLabel("Channel").fill(channel);
  await rehearse(page);
  await importAll(page);
  await expect(page.getByText("199 orders placed, 0 are already there, 1,220 rows named as exceptions.")).toBeVisible();
  for (const [why, documents, rows] of [
    ["Customer missing", "9", "1,175"],
    ["Credit note", "14", "35"],
    ["Price zero", "9", "9"],
    ["Units not positive", "1", "1"],
  ]) {
    await expect(page.getByRole("row", { name: `Exception ${why} ${documents} ${rows}` })).toBeVisible();
  }

  await upload(page, "uci-online-retail-2010-12-01.csv", file ?? "");
  await page.getByLabel("Channel").fill(channel);
  await page.getByRole("button", { name: "Import without rehearsal" }).click();
  await expect(page.getByText("0 orders placed, 199 are already there, 1,220 rows named as exceptions.")).toBeVisible({ timeout: 60_000 });
});
