import type { Page } from "@playwright/test";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";

let office: OwnOffice;
let warehouse: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addLocation(office, "EAST");
  await addCustomer(office, { code: "HOTEL" });
});
test.afterAll(() => office.close());

const BUDGET_BYTES = 130_000;

async function place(sku: string, units: number): Promise<string> {
  const body = placeBody.parse({ customer: "HOTEL", lines: [{ sku, units }], allow_backorder: true });
  const outcome = await placeOrder(office.actor, body);
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  await flushSignals();
  return outcome.answer.order.number;
}

const stockUp = async (sku: string, units: number): Promise<void> => {
  await receiveGoods(office.actor, receiptBody.parse({ location: "MAIN", reference: "PO 1", lines: [{ sku, units, unit_cost: "2.00" }] }));
  await flushSignals();
};

/** As a scanner does: the code at once, and Enter behind it. */
async function scan(page: Page, code: string): Promise<void> {
  await page.getByRole("combobox", { name: /Scan or type/ }).pressSequentially(code);
  await page.keyboard.press("Enter");
}

test("goods that are scanned in serve the order that waits, once, and say under which transaction", async ({ page, signIn }) => {
  const id = await addProduct(office, { sku: "LAMP-1" });
  // By its tokens a SKU is found in small letters too.
  await office.sql("insert into search_token (org_id, token, kind, ref_id) values ($1, 'lamp-1', 'product', $2)", [office.orgId, id]);
  const order = await place("LAMP-1", 3);
  await signIn(warehouse, `/stock/products/${id}`);
  const queue = page.getByRole("table", { name: "Waiting orders, first in line first" });
  await expect(queue.getByRole("row").nth(1)).toContainText(order);
  await expect(queue.getByRole("row").nth(1)).toContainText("Next");

  await page.getByRole("link", { name: /^Receive/ }).click();
  await page.waitForURL("**/stock/receive?sku=LAMP-1");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Delivery note or purchase order").fill("DN 4711");
  const lines = page.getByRole("list", { name: "Lines" });
  await expect(lines.getByText("Product LAMP-1", { exact: true })).toBeVisible();
  await scan(page, "lamp-1");
  await scan(page, "LAMP-1");
  await expect(lines.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByLabel("Units of Product LAMP-1")).toHaveValue("3");
  await page.getByLabel("Units of Product LAMP-1").fill("5");
  await page.keyboard.press("Enter");
  await page.keyboard.type("4,25");
  await page.getByRole("button", { name: /^Receive 5 units/ }).dblclick();
  await page.waitForURL("**/stock/receipts/**");

  const [receipt, ...others] = await office.sql("select txid::text as txid from receipt where org_id = $1 and reference = 'DN 4711'", [
    office.orgId,
  ]);
  expect(others).toEqual([]);
  const txid = Number(receipt?.["txid"]).toLocaleString("en");
  await expect(page.getByRole("status").filter({ hasText: "3 units went to one waiting order" })).toContainText(txid);
  const served = page.getByRole("list", { name: "Orders served" });
  await expect(served).toContainText("3 units reserved");
  await served.getByRole("link", { name: order }).click();
  await page.waitForURL(`**/orders/${order}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order);
});

test("two quick scans of a product are one line while its code is still being looked up", async ({ page, signIn }) => {
  await addProduct(office, { sku: "BOWL-1" });
  await signIn(warehouse, "/stock/receive");
  await page.waitForLoadState("networkidle");
  const late: (() => void)[] = [];
  await page.route("**/stock/lookup", (route) => new Promise<void>((go) => late.push(go)).then(() => route.continue()));
  await scan(page, "BOWL-1");
  await scan(page, "BOWL-1");
  await expect(page.getByLabel("Units of BOWL-1")).toHaveValue("2");
  await expect(page.getByRole("list", { name: "Lines" }).getByRole("listitem")).toHaveCount(1);
  await expect.poll(() => late.length).toBe(1);
  for (const go of late) go();
  await expect(page.getByLabel("Units of Product BOWL-1")).toHaveValue("2");
});

test("a receipt that was begun is offered again after a reload, with the key it had", async ({ page, signIn }) => {
  await addProduct(office, { sku: "FORK-1" });
  await signIn(warehouse, "/stock/receive");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Delivery note or purchase order").fill("DN begun");
  await scan(page, "FORK-1");
  await expect(page.getByLabel("Units of Product FORK-1")).toHaveValue("1");
  const key = page.locator('input[name="once"]');
  const first = await key.inputValue();
  await page.waitForFunction(() => Object.values(sessionStorage).some((text) => String(text).includes("FORK-1")));
  await page.reload();
  await page.getByRole("button", { name: "Go on with it" }).click();
  await expect(page.getByLabel("Units of Product FORK-1")).toHaveValue("1");
  await expect(page.getByLabel("Delivery note or purchase order")).toHaveValue("DN begun");
  expect(await key.inputValue()).toBe(first);
  await page.getByRole("button", { name: /^Receive 1 unit/ }).click();
  await page.waitForURL("**/stock/receipts/**");
  await expect(page.getByRole("status").filter({ hasText: "Received: 1 unit" })).toBeVisible();
  await page.goto("/stock/receive", { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: "Go on with it" })).toHaveCount(0);
});

test("an adjustment below what is reserved is refused before it is sent, and when an order came in between", async ({ page, signIn }) => {
  await addProduct(office, { sku: "CUP-1" });
  await stockUp("CUP-1", 10);
  await place("CUP-1", 4);
  await signIn(warehouse, "/stock/adjust?sku=CUP-1&location=MAIN");
  await page.getByRole("textbox", { name: "Units" }).fill("7");
  await page.getByLabel("Reason").selectOption("lost");
  await expect(page.getByText(/4 are reserved for orders and transfers, so at most 6/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Take away 7 units/ })).toBeDisabled();
  await page.getByRole("textbox", { name: "Units" }).fill("6");
  await expect(page.getByText("On hand afterwards").locator("..")).toContainText("4");

  await place("CUP-1", 1);
  await page.getByRole("button", { name: /^Take away 6 units/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Fewer units would remain" })).toContainText("5 reserved");
  await page.getByRole("textbox", { name: "Units" }).fill("5");
  await page.getByLabel("Note").fill("Broken in the aisle");
  await page.getByRole("button", { name: /^Take away 5 units/ }).click();
  await page.waitForURL(/stock\/products\/.*done=/);
  await expect(page.getByRole("status").filter({ hasText: "5 units taken away at MAIN" })).toBeVisible();
  await expect(
    page
      .getByRole("table", { name: /^Movements/ })
      .getByRole("row")
      .nth(1),
  ).toContainText("Broken in the aisle");
});

test("a transfer is sent, stands in transit, and arrives in part and then in full", async ({ page, signIn, expectAccessible }) => {
  await addProduct(office, { sku: "MAT-1" });
  await stockUp("MAT-1", 9);
  await signIn(warehouse, "/stock/transfers/new");
  await page.getByLabel("From").selectOption("MAIN");
  await page.getByLabel("To", { exact: true }).selectOption("EAST");
  await page.getByText("Paste rows from a spreadsheet").click();
  await page.getByLabel("Rows").fill("SKU\tUnits\nMAT-1\t12");
  await page.getByRole("button", { name: "Add rows" }).click();
  await expect(page.getByLabel("Units of Product MAT-1")).toHaveValue("12");
  await page.getByRole("button", { name: /^Send 12 units/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "does not have that many units free" })).toContainText("9 of 12");
  await page.getByLabel("Units of Product MAT-1").fill("8");
  await page.getByRole("button", { name: /^Send 8 units/ }).click();
  await page.waitForURL(/stock\/transfers\/[0-9a-f]/);

  await expectAccessible();
  await page.getByLabel("Units of Product MAT-1").fill("5");
  await page.getByRole("button", { name: /^Receive 5 units/ }).click();
  await expect(page.getByRole("button", { name: /^Receive all 3 units/ })).toBeVisible();
  await page.goto("/stock/transfers");
  await expect(
    page
      .getByRole("table", { name: /^Transfers/ })
      .getByRole("row")
      .nth(1),
  ).toContainText("In transit");
  await page.getByRole("link", { name: "MAIN → EAST" }).first().click();
  await page.getByRole("button", { name: /^Receive all 3 units/ }).click();
  await expect(page.getByText("3 units, counted by")).toBeVisible();
  const [row] = await office.sql(
    `select s.on_hand from stock_level s join product p on p.org_id = s.org_id and p.id = s.product_id join location l on l.org_id = s.org_id and l.id = s.location_id
     where s.org_id = $1 and p.sku = 'MAT-1' and l.code = 'EAST' and s.condition = 'good'`,
    [office.orgId],
  );
  expect(row?.["on_hand"]).toBe(8);
});

test("stock on an open page changes when goods come in elsewhere", async ({ page, signIn }) => {
  const id = await addProduct(office, { sku: "RUG-1" });
  const live = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await signIn(warehouse, `/stock/products/${id}`);
  const levels = page.getByRole("table", { name: "Stock by location and condition" });
  await expect(levels.getByRole("row").filter({ hasText: "MAIN" })).toContainText("0");
  await live;
  await stockUp("RUG-1", 77);
  await expect(levels.getByRole("row").filter({ hasText: "MAIN" })).toContainText("77");
});

test("who may only look sees the buttons with the reason, and the forms are closed to them", async ({ page, signIn }) => {
  await signIn(await office.member("front_office"), "/stock");
  const receive = page.getByRole("main").getByRole("button", { name: /Receive/ });
  await expect(receive).toHaveAttribute("aria-disabled", "true");
  await receive.focus();
  await expect(page.getByText("It needs the right “Receive goods”.").first()).toBeVisible();
  for (const form of ["/stock/receive", "/stock/adjust", "/stock/transfers/new"]) expect((await page.goto(form))?.status(), form).toBe(403);
});

const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );

/** What is pressed in the main part of the page and is smaller than a finger. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main :is(input:not([type=hidden]), select, button, summary)")].flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      const isShown = width > 0 && height > 0;
      return isShown && (height < 44 || width < 44)
        ? [`${target.tagName} ${target.textContent} ${Math.round(width)} x ${Math.round(height)}`]
        : [];
    }),
  );

test("the stock pages are light, can be read by everyone, and pressed with a thumb on a tablet", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  const id = await addProduct(office, { sku: "JUG-1" });
  await stockUp("JUG-1", 5);
  await signIn(warehouse, "/stock");
  const forms = ["/stock/receive?sku=JUG-1", "/stock/adjust?sku=JUG-1", "/stock/transfers/new?sku=JUG-1"];
  for (const place of [`/stock/products/${id}`, "/stock/receipts", "/stock?condition=damaged", ...forms]) {
    await page.goto(place, { waitUntil: "load" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForTimeout(500);
    expect(await scriptBytes(page), place).toBeLessThanOrEqual(BUDGET_BYTES);
    await expectAccessible();
  }
  await page.setViewportSize({ width: 900, height: 1100 });
  for (const form of forms) {
    await page.goto(form);
    await expect(page.getByRole("button", { name: /^(Receive|Send|Adjust)/ }).last()).toBeVisible();
    expect(await smallTargets(page), form).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), form).toBe(true);
  }
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("rows are typed and received all the same", async ({ page, signIn }) => {
    await addProduct(office, { sku: "TRAY-1" });
    await signIn(warehouse, "/stock/receive");
    await page.getByLabel("Delivery note or purchase order").fill("DN plain");
    await page.getByText("Paste rows from a spreadsheet").click();
    await page.getByLabel("Rows").fill("TRAY-1 6 1.50");
    await page.getByRole("button", { name: "Receive" }).click();
    await page.waitForURL("**/stock/receipts/**");
    await expect(page.getByRole("status").filter({ hasText: "Received: 6 units" })).toBeVisible();
  });
});
