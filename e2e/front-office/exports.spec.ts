import { parse } from "csv-parse/sync";
import type { Page } from "@playwright/test";
import { PAGES } from "@/e2e/support/access/pages";
import { everyPage } from "@/e2e/support/every-page";
import { expect, test } from "@/e2e/support/test";
import type { ExportName } from "@/lib/exports/lists";

type Shown = {
  /** The caption of the table whose rows the file has; null where the page does not draw them as one. */
  table: RegExp | null;
  /** Titles of the columns whose text stands in the row on the page. */
  told: string[];
  /** The page groups the rows in another way than the file. */
  anyOrder?: true;
};

const shown = (table: RegExp, ...told: string[]): Shown => ({ table, told });

const LISTS: Record<ExportName, Shown> = {
  orders: shown(/^(Orders|Drafts|Orders of this customer), newest first$/, "Order", "Customer"),
  "order-events": { table: null, told: [] },
  refused: shown(/^Refused placements/, "Customer", "Placed instead"),
  exceptions: shown(/exceptions, the/, "What happened", "Order"),
  customers: shown(/^Customers by code/, "Code", "Name"),
  products: shown(/^Products by SKU/, "SKU", "Name"),
  "price-lists": shown(/^Price lists/, "Code", "Name"),
  prices: shown(/^Prices of/, "SKU", "Name"),
  stock: shown(/^Stock by SKU and location/, "SKU", "Location"),
  movements: shown(/^Movements/, "Location", "Bin", "Order"),
  queue: shown(/^Waiting orders/, "Order", "Customer"),
  "cost-layers": shown(/^Cost layers/, "Location", "Receipt"),
  expected: shown(/^(Awaited|Expected receipts)/, "Reference"),
  receipts: shown(/^Receipts/, "Reference", "Location"),
  transfers: shown(/^Transfers, those/, "From", "To", "Reference"),
  "transfer-requests": shown(/^Transfers to be picked/, "From", "To", "Reference"),
  "to-release": { table: null, told: [] },
  walks: shown(/^Walks on the floor/, "Walk", "Picker"),
  shipments: shown(/^Shipments/, "Order", "Customer"),
  packages: shown(/^Packed packages/, "Order", "Customer"),
  manifests: shown(/^Manifests/, "Carrier", "Manifest"),
  "carrier-messages": shown(/^Messages about parcels/, "Order", "Note"),
  mailbox: shown(/^Mail$/, "Subject", "Recipient"),
  outbox: shown(/^Messages$/, "Order"),
  imports: shown(/^Imports$/, "File"),
  "import-results": shown(/^Rows of the file/, "Row"),
  promises: { table: /^Promises about/, told: ["Promise"], anyOrder: true },
  locations: shown(/^Locations$/, "Code", "Name"),
  zones: shown(/^Zones$/, "Code", "Location name"),
  bins: shown(/^Bins$/, "Code"),
  "count-schedules": shown(/^Schedules of counts/, "Zone name"),
  members: shown(/^Members$/, "Name", "E-mail", "Role"),
  invitations: shown(/^Open invitations$/, "E-mail", "Role"),
  roles: shown(/^Roles$/, "Name"),
  "api-keys": shown(/^API keys$/, "Name", "Begins with"),
  badges: shown(/^Badges$/, "Name", "Role"),
  tablets: shown(/^Tablets$/, "Name", "Location"),
  "tag-rules": shown(/^Tag rules$/, "Tag"),
  cartons: shown(/^Cartons$/, "Code", "Name"),
  "carrier-services": shown(/^Carrier services$/, "Code", "Carrier", "Name"),
  "carrier-hooks": shown(/^Messages that carriers sign$/, "Carrier"),
};

/** What belongs to one order, product or document: read with it, and no list of its own. */
const PARTS = [
  "Bins and lots",
  "Lines",
  "Packages",
  "Packages on the manifest",
  "Results by kind",
  "Stock by location",
  "Stock by location and condition",
  "What arrived",
  "What was announced",
  "What was asked for",
  "What was said of it",
  "What was sent",
];

const isOfOffice = (kind: string): boolean => !/^\/(floor|api|$)/.test(kind) && PAGES[kind]?.right !== "member";

type Table = { caption: string; rows: string[] };
type Seen = { tables: Table[]; pages: boolean; links: string[] };

const seenOn = (page: Page): Promise<Seen> =>
  page.locator("main").evaluate((main) => ({
    tables: [...main.querySelectorAll("table")].map((table) => ({
      caption: table.caption?.textContent ?? "",
      rows: [...table.tBodies].flatMap((body) => [...body.rows].map((row) => row.textContent ?? "")),
    })),
    pages: main.querySelector('nav[aria-label="Pages"]') !== null,
    links: [...main.querySelectorAll("a[href^='/exports/']")].map((link) => link.getAttribute("href") ?? ""),
  }));

/** What is wrong with the exports of the page that is open. */
async function missing(page: Page): Promise<string[]> {
  const { tables, pages, links } = await seenOn(page);
  const problems: string[] = pages && links.length === 0 ? ["has pages and no export"] : [];
  const claimed = new Set<string>(PARTS);
  for (const link of links) {
    const answer = await page.request.get(link);
    const type = `${answer.status()} ${answer.headers()["content-type"]}`;
    if (type !== "200 text/csv; charset=utf-8") {
      problems.push(`${link} answers ${type}`);
      continue;
    }
    const records = parse<Record<string, string>>(await answer.text(), { bom: true, columns: true });
    const { table, told, anyOrder } = LISTS[/^\/exports\/(.+)\.csv/.exec(link)?.[1] as ExportName];
    const own = tables.filter(({ caption }) => table?.test(caption));
    for (const { caption } of own) claimed.add(caption);
    const rows = own.flatMap((it) => it.rows);
    const has = (row: string, record?: Record<string, string>) => record && told.every((title) => row.includes(record[title] ?? "?"));
    const absent = rows.filter((row, index) => !(anyOrder ? records.some((it) => has(row, it)) : has(row, records[index])));
    problems.push(...absent.map((row) => `${link} has not “${row}”`));
    if (table && rows.length === 0 && records.length > 0) problems.push(`${link} has ${records.length} rows that are not shown`);
  }
  return [...problems, ...tables.filter(({ caption }) => !claimed.has(caption)).map(({ caption }) => `“${caption}” has no export`)];
}

test("every list of the office is downloaded as CSV with the rows that its page shows, as it is filtered", async ({ page, signIn }) => {
  test.setTimeout(400_000);
  await signIn("admin@demo.example", "/orders");
  const problems: string[] = [];
  for await (const { path, kind } of everyPage(page, isOfOffice)) {
    // Somebody else may have changed the list between the page and its file: then both are looked at once more.
    let found = await missing(page);
    for (let again = 0; found.length > 0 && again < 2; again += 1) {
      await page.goto(path);
      found = await missing(page);
    }
    problems.push(...found.map((problem) => `${kind}: ${problem}`));
  }
  expect(problems).toEqual([]);
});

const FILTERED = [
  "/orders?status=placed",
  "/drafts?q=a",
  "/refused?show=all",
  "/exceptions?state=closed",
  "/mailbox?q=confirmed",
  "/outbox?view=sent",
  "/outbox?view=dead",
  "/products?kind=bundle",
  "/price-lists?state=archived",
  "/settings/bins?kind=pick",
  "/shipments/messages?result=waiting",
  "/stock?state=low",
];

test("a filtered list is downloaded as it is filtered", async ({ page, signIn }) => {
  await signIn("admin@demo.example", "/orders");
  for (const path of FILTERED) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const links = (await seenOn(page)).links;
    expect([path, links[0] ?? ""]).toEqual([path, expect.stringContaining(path.split("?")[1] ?? "")]);
    expect([path, await missing(page)]).toEqual([path, []]);
  }
});

test("a click takes the file away and leaves the page as it is", async ({ page, signIn }) => {
  await signIn("admin@demo.example", "/exceptions");
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().includes("/exports/") && asked.push(request.url())));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export", exact: true }).click()]);
  expect(download.suggestedFilename()).toMatch(/^exceptions-\d{4}-\d\d-\d\d\.csv$/);
  expect(asked).toHaveLength(1);
  await expect(page).toHaveURL(/\/exceptions$/);
});
