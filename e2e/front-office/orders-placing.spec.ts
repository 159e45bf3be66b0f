import type { Page } from "@playwright/test";
import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
  await office.sql("insert into tag_rule (org_id, id, tag, condition) values ($1, gen_random_uuid(), 'first-order', 'first_order')", [
    office.orgId,
  ]);
});
test.afterAll(() => office.close());

const forecast = (page: Page) => page.getByRole("region", { name: /would commit|would wait/i });
const count = async (table: string) =>
  Number((await office.sql(`select count(*)::int as n from ${table} where org_id = $1`, [office.orgId]))[0]?.["n"]);

async function pickCustomer(page: Page, code: string): Promise<void> {
  await page.getByRole("combobox", { name: "Customer" }).fill(code.toLowerCase());
  await page.getByRole("option", { name: new RegExp(code) }).click();
}

async function typeLine(page: Page, place: number, sku: string, units: number): Promise<void> {
  await page.getByRole("combobox", { name: `Product, line ${place}` }).fill(sku.toLowerCase());
  await page.getByRole("option", { name: new RegExp(sku) }).click();
  await page.getByRole("textbox", { name: `Units, line ${place}` }).fill(String(units));
}

test("scenario 1: an order on 30 days is placed, and its four consequences carry one transaction id", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await addGoods(office, "S1-TOWEL", { price: "25.00", onHand: 10 });
  await addBuyer(office, "S1-HOTEL", { limitMinor: 1_000_000 });
  await signIn(clerk, "/orders");
  await page.getByRole("link", { name: "New order" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New order" })).toBeVisible();
  await pickCustomer(page, "S1-HOTEL");
  await expect(page.getByText("€ 10,000.00 free of 10,000.00")).toBeVisible();
  await typeLine(page, 1, "S1-TOWEL", 4);
  await expect(forecast(page).getByText("4 reserved", { exact: true })).toBeVisible();
  await expect(forecast(page).getByText("Exposure € 0.00 → 100.00 of 10,000.00")).toBeVisible();
  await expect(forecast(page).getByText("Confirmation to s1-hotel@buyer.example")).toBeVisible();
  await expect(forecast(page).getByText("first-order")).toBeVisible();
  await expectAccessible();
  const rehearsedOnly = await office.sql(
    "select 1 from orders o join customer c on c.org_id = o.org_id and c.id = o.customer_id where o.org_id = $1 and c.code = 'S1-HOTEL'",
    [office.orgId],
  );
  expect(rehearsedOnly).toEqual([]);

  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^SO-\d+$/);
  const four = page.getByRole("list", { name: "The four consequences" });
  await expect(four.getByText("4 units")).toBeVisible();
  await expect(four.getByText("€ 100.00")).toBeVisible();
  await expect(four.getByText("s1-hotel@buyer.example")).toBeVisible();
  await expect(four.getByText("first-order")).toBeVisible();
  const number = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const txids = await office.sql(
    `select distinct t.txid::text as txid from orders o cross join lateral (
       select txid from order_event where org_id = o.org_id and order_id = o.id union all select txid from reservation where org_id = o.org_id and order_id = o.id
       union all select txid from ledger_transfer where org_id = o.org_id and order_id = o.id union all select txid from outbox_message where org_id = o.org_id and order_id = o.id
       union all select txid from customer_tag where org_id = o.org_id and order_id = o.id) t where o.org_id = $1 and o.number = $2`,
    [office.orgId, number],
  );
  expect(txids).toHaveLength(1);
  const shown = Number(txids[0]?.["txid"]).toLocaleString("en");
  await expect(page.getByText(`transaction ${shown} ·`)).toBeVisible();
  const stock = await office.sql(
    "select on_hand, reserved from stock_level s join product p on p.org_id = s.org_id and p.id = s.product_id where s.org_id = $1 and p.sku = 'S1-TOWEL' and s.condition = 'good'",
    [office.orgId],
  );
  expect(stock).toEqual([{ on_hand: 10, reserved: 4 }]);
});

test("scenario 2: an order over the limit is refused, leaves nothing behind, and keeps what was typed", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await addGoods(office, "S2-LAMP", { price: "100.00", onHand: 500 });
  await addBuyer(office, "S2-BAR", { limitMinor: 1_000_000 });
  await order(office, "S2-BAR", { "S2-LAMP": 94 });
  const before = await Promise.all(["orders", "reservation", "ledger_transfer", "outbox_message", "customer_tag"].map(count));
  await signIn(clerk, "/orders/new");
  await pickCustomer(page, "S2-BAR");
  await typeLine(page, 1, "S2-LAMP", 7);
  await page.getByRole("button", { name: "Add to this order" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Ring twice");
  await expect(page.getByRole("heading", { name: "Nothing would commit" })).toBeVisible();
  await expect(page.getByText("Free credit is EUR 600.00.").first()).toBeVisible();
  await expect(page.getByText("6 instead of 7")).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  const refused = page.getByRole("alert").filter({ hasText: "Refused: nothing was written" });
  await expect(refused).toContainText("Free credit is EUR 600.00.");
  await expect(page.getByRole("combobox", { name: "Product, line 1" })).toHaveValue("S2-LAMP");
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("Ring twice");
  await expectAccessible();
  expect(await Promise.all(["orders", "reservation", "ledger_transfer", "outbox_message", "customer_tag"].map(count))).toEqual(before);
  const refusals = await office.sql(
    "select r.code from order_refusal r join customer c on c.org_id = r.org_id and c.id = r.customer_id where r.org_id = $1 and c.code = 'S2-BAR'",
    [office.orgId],
  );
  expect(refusals).toEqual([{ code: "credit_exceeded" }]);

  await page.getByRole("button", { name: /Take it: € 600.00/ }).click();
  await expect(page.getByRole("textbox", { name: "Units, line 1" })).toHaveValue("6");
  await expect(page.getByRole("heading", { name: "What would commit, all at once" })).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^SO-\d+$/);
});

test("scenario 6: the line that is short says what is left for it, and the offer is one that goes through", async ({ page, signIn }) => {
  await addGoods(office, "S6-BULB", { price: "3.00", onHand: 5 });
  await addGoods(office, "S6-P", { price: "10.00", onHand: 0, allowBackorder: false, parts: { "S6-BULB": 1 } });
  await addGoods(office, "S6-Q", { price: "12.00", onHand: 0, allowBackorder: false, parts: { "S6-BULB": 1 } });
  await addBuyer(office, "S6-INN");
  await signIn(clerk, "/orders/new");
  await pickCustomer(page, "S6-INN");
  await typeLine(page, 1, "S6-P", 5);
  await page.getByRole("textbox", { name: "Units, line 1" }).press("Enter");
  await typeLine(page, 2, "S6-Q", 5);
  await expect(page.getByText("S6-Q: 0 available, 5 short.").first()).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Refused: nothing was written" })).toContainText("S6-Q: 0 available, 5 short.");
  await expect(page.getByText("leave out")).toBeVisible();
  await page.getByRole("button", { name: /Take it: € 50.00/ }).click();
  await expect(page.getByRole("heading", { name: "What would commit, all at once" })).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^SO-\d+$/);
});

test("scenario 13: what stock does not cover waits in line, and the customer is told the place", async ({ page, signIn }) => {
  await addGoods(office, "S13-DUVET", { price: "10.00", onHand: 3 });
  await addBuyer(office, "S13-INN");
  await signIn(clerk, "/orders/new");
  await pickCustomer(page, "S13-INN");
  await typeLine(page, 1, "S13-DUVET", 5);
  await expect(page.getByText("2 would wait, 1st in line")).toBeVisible();
  await expect(forecast(page).getByText("3 reserved, 2 wait")).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByText("2 units waiting", { exact: true })).toBeVisible();
  await expect(page.getByText(/2 waiting, 1st in line since/)).toBeVisible();
  await expect(page.getByRole("list", { name: "The four consequences" }).getByText("€ 50.00")).toBeVisible();
});

test("a whole order is written without the mouse, and rows of a spreadsheet are pasted", async ({ page, signIn }) => {
  await addGoods(office, "KEY-A", { price: "2.00", onHand: 100 });
  await addGoods(office, "KEY-B", { price: "3.00", onHand: 100 });
  await addBuyer(office, "KEY-SHOP");
  await signIn(clerk, "/orders/new");
  await page.getByRole("combobox", { name: "Customer" }).focus();
  await page.keyboard.type("key-shop");
  await expect(page.getByRole("option", { name: /KEY-SHOP/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Product, line 1" }).focus();
  await page.keyboard.type("key-a");
  await expect(page.getByRole("option", { name: /KEY-A/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Units, line 1" })).toBeFocused();
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  const second = page.getByRole("combobox", { name: "Product, line 2" });
  await expect(second).toBeFocused();
  await second.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "SKU\tUnits\nKEY-B\t2\nKEY-A\t1\nNO-SUCH\t9\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("textbox", { name: "Units, line 3" })).toHaveValue("1");
  await expect(page.getByText("There is no such product. (NO-SUCH)").first()).toBeVisible();
  await page.getByRole("button", { name: "Remove line 4" }).click();
  await expect(forecast(page).getByText("7 reserved", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "Lines" }).getByRole("row")).toHaveCount(4);
});

test("what is typed for a customer counts only when it is chosen, and what is not found says so", async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await addGoods(office, "PICK-1", { price: "2.00", onHand: 9 });
  await addBuyer(office, "PICK-ONE");
  await addBuyer(office, "PICK-TWO");
  await signIn(clerk, "/orders/new?customer=PICK-ONE");
  await page.waitForLoadState("networkidle");
  const customer = page.getByRole("combobox", { name: "Customer" });
  const chosen = await customer.inputValue();
  await customer.fill("nobody-of-this-name");
  await expect(page.getByText("Nothing found.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Nothing found.")).toBeHidden();
  await page.keyboard.press("Tab");
  await expect(customer).toHaveValue(chosen);

  // Enter that comes before the answer waits for it; nothing is chosen unseen.
  await customer.fill("pick-t");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /PICK-TWO/ }).click();
  await expect(page.getByText("PICK-TWO", { exact: true })).toBeVisible();

  // A scanner is faster than any answer: its code counts as it stands.
  const product = page.getByRole("combobox", { name: "Product, line 1" });
  await product.fill("PICK-1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Units, line 1" })).toBeFocused();
  await page.keyboard.type("3");
  await expect(forecast(page).getByText("3 reserved", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("an account that waits for approval is parked; finance approves it over the limit with a reason", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await addGoods(office, "PARK-1", { price: "100.00", onHand: 50 });
  await addBuyer(office, "PARK-CO", { limitMinor: 20_000, policy: "park" });
  await signIn(clerk, "/orders/new");
  await pickCustomer(page, "PARK-CO");
  await typeLine(page, 1, "PARK-1", 3);
  await expect(page.getByRole("heading", { name: "All four would wait" })).toBeVisible();
  await page.getByRole("button", { name: "Send for approval" }).click();
  await expect(page.getByText("Needs approval", { exact: true })).toBeVisible();
  await expect(page.getByRole("list", { name: "The four consequences" }).getByText("Withheld")).toHaveCount(4);
  await expectAccessible();
  await page.getByRole("button", { name: "Approve" }).focus();
  await expect(page.getByText("The finance desk usually has it.").last()).toBeVisible();

  const path = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await signIn(await office.member("finance"), path);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("It is € 100.00 over the limit.", { exact: false })).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill("Paid on the phone today");
  await page.getByRole("button", { name: "Approve over the limit" }).click();
  await expect(page.getByText("Placed", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "The four consequences" }).getByText("Reserved")).toBeVisible();
  await expect(page.getByText("over the credit limit: Paid on the phone today")).toBeVisible();
});

test("a double click and a lost answer place one order", async ({ page, signIn }) => {
  await addGoods(office, "ONCE-1", { price: "1.00", onHand: 50 });
  await addBuyer(office, "ONCE-CO");
  await signIn(clerk, "/orders/new?customer=ONCE-CO");
  await typeLine(page, 1, "ONCE-1", 1);
  await expect(forecast(page).getByText("1 reserved", { exact: true })).toBeVisible();
  // The answer of the first try is lost on its way back.
  let lost = 0;
  await page.route("**/orders/new*", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await page.getByRole("button", { name: "Place order" }).dblclick();
  await expect(page.getByText("No answer came")).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^SO-\d+$/);
  expect(lost).toBe(1);
  const placed = await office.sql(
    "select count(*)::int as n from orders o join customer c on c.org_id = o.org_id and c.id = o.customer_id where o.org_id = $1 and c.code = 'ONCE-CO'",
    [office.orgId],
  );
  expect(placed).toEqual([{ n: 1 }]);
});
