import type { Page } from "@playwright/test";
import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

const forecast = (page: Page) => page.getByRole("region", { name: /would commit|would wait/i });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const ordersOf = (code: string) =>
  office.sql(
    `select o.number, o.channel, o.external_id from orders o join customer c on c.org_id = o.org_id and c.id = o.customer_id
     where o.org_id = $1 and c.code = $2 and o.status <> 'draft' order by o.number`,
    [office.orgId, code],
  );

/** An order over the limit, as a channel sent it; says where its refusal is kept. */
async function refused(customer: string, body: object): Promise<string> {
  const outcome = await placeOrder(office.actor, placeBody.parse({ customer, ...body }));
  if (outcome.kind !== "answer" || outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.refusal_id ?? "";
}

test("a draft keeps its gross prices, its rate and its rules through the form, and each can be changed on the page", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await addGoods(office, "NET-1", { price: "100.00", onHand: 3, rate: "20" });
  await addGoods(office, "NET-2", { price: "10.00", onHand: 3, rate: "5" });
  await addBuyer(office, "NET-CO", { limitMinor: null });
  const number = await order(
    office,
    "NET-CO",
    {},
    {
      draft: true,
      prices_include_tax: true,
      allow_backorder: true,
      lines: [
        { sku: "NET-1", units: 1, unit_price: "120.00" },
        { sku: "NET-2", units: 2, unit_price: "10.00", tax_rate: "0", allow_backorder: false },
      ],
    },
  );
  await signIn(clerk, `/orders/${number}/edit`);
  await expect(forecast(page).getByText("€ 140.00").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "VAT 20 %, terms of line 1" })).toBeVisible();
  await expect(page.getByRole("button", { name: "VAT 0 % · never waits, terms of line 2" })).toBeVisible();
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(heading(page)).toHaveText(number);
  await expect(page.getByText("version 2")).toBeVisible();
  await expect(page.getByText("€ 140.00").first()).toBeVisible();

  await page.keyboard.press("e");
  await expect(heading(page)).toHaveText(`Edit draft ${number}`);
  await page.getByRole("button", { name: /terms of line 2/ }).click();
  await expectAccessible();
  await page.getByRole("combobox", { name: "VAT, line 2" }).selectOption("5");
  await page.getByRole("combobox", { name: "Backorder, line 2" }).selectOption("yes");
  await page.getByRole("combobox", { name: "Prices" }).selectOption("no");
  await expect(page.getByRole("button", { name: "VAT 5 % · may wait, terms of line 2" })).toBeVisible();
  // 120.00 and 20.00 net, with 20 and 5 percent.
  await expect(forecast(page).getByText("€ 165.00").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Units, line 2" }).fill("4");
  await expect(page.getByText("1 would wait, 1st in line")).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByText("1 unit waiting", { exact: true })).toBeVisible();
  await expect(page.getByText("€ 186.00").first()).toBeVisible();
});

test("scenario 10: the copy of an order is refused where the credit is used up, and nothing changes", async ({ page, signIn }) => {
  await addGoods(office, "TEN-1", { price: "50.00", onHand: 100 });
  await addBuyer(office, "TEN-CO", { limitMinor: 100_000 });
  const number = await order(office, "TEN-CO", { "TEN-1": 20 });
  await signIn(clerk, `/orders/${number}`);
  await page.getByRole("link", { name: "Copy" }).click();
  await expect(page.getByText(`A copy of ${number}`, { exact: false })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing would commit" })).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Refused: nothing was written" })).toContainText("Free credit is EUR 0.00.");
  expect(await ordersOf("TEN-CO")).toHaveLength(1);
  const exposure = await office.sql(
    "select k.exposure_minor::int as minor from customer_credit k join customer c on c.org_id = k.org_id and c.id = k.customer_id where k.org_id = $1 and c.code = 'TEN-CO'",
    [office.orgId],
  );
  expect(exposure).toEqual([{ minor: 100_000 }]);
});

test("a refused order of a channel is changed and placed as the channel's, and a colleague who tries it again hears so", async ({
  page,
  signIn,
  context,
}) => {
  await addGoods(office, "CHN-1", { price: "100.00", onHand: 50 });
  await addBuyer(office, "CHN-CO", { limitMinor: 15_000 });
  const refusal = await refused("CHN-CO", { channel: "web", external_id: "7001", lines: [{ sku: "CHN-1", units: 2 }] });
  await signIn(clerk, `/refused/${refusal}`);
  const colleague = await context.newPage();
  await colleague.goto(`/refused/${refusal}`);
  await expect(colleague.getByRole("button", { name: "Try again" })).toBeVisible();

  await page.getByRole("link", { name: "Change and place" }).click();
  await expect(page.getByText("It stays of channel web, external number 7001.", { exact: false })).toBeVisible();
  await page.getByRole("textbox", { name: "Units, line 1" }).fill("1");
  await expect(page.getByRole("heading", { name: "What would commit, all at once" })).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(heading(page)).toHaveText(/^SO-\d+$/);
  const number = (await heading(page).textContent()) ?? "";
  expect(await ordersOf("CHN-CO")).toEqual([{ number, channel: "web", external_id: "7001" }]);

  await colleague.getByRole("button", { name: "Try again" }).click();
  await expect(colleague.getByText("placed since as")).toBeVisible();
  await expect(colleague.getByRole("link", { name: number })).toBeVisible();
  await expect(colleague.getByRole("button", { name: "Try again" })).toBeHidden();
  expect(await ordersOf("CHN-CO")).toHaveLength(1);
  await colleague.goto(`/orders/new?refusal=${refusal}`);
  await expect(colleague).toHaveURL(new RegExp(`/refused/${refusal}$`));
  await expect(colleague.getByRole("link", { name: number })).toBeVisible();
});

test("what was refused on the way to an order is settled with it", async ({ page, signIn }) => {
  await addGoods(office, "WAY-1", { price: "100.00", onHand: 50 });
  await addBuyer(office, "WAY-CO", { limitMinor: 15_000 });
  await signIn(clerk, "/orders/new?customer=WAY-CO");
  await page.getByRole("combobox", { name: "Product, line 1" }).fill("WAY-1");
  await page.getByRole("option", { name: /WAY-1/ }).click();
  await page.getByRole("textbox", { name: "Units, line 1" }).fill("2");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByRole("link", { name: "refused placements" })).toBeVisible();
  await page.getByRole("button", { name: /Take it/ }).click();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(heading(page)).toHaveText(/^SO-\d+$/);
  const open = await office.sql(
    "select 1 from order_refusal r join customer c on c.org_id = r.org_id and c.id = r.customer_id where r.org_id = $1 and c.code = 'WAY-CO' and retried_order_id is null",
    [office.orgId],
  );
  expect(open).toEqual([]);
});

/** The form with a customer and one line of two units, rehearsed. */
async function beginOrder(page: Page, customer: string, sku: string): Promise<void> {
  await page.getByRole("combobox", { name: "Product, line 1" }).fill(sku);
  await page.getByRole("option", { name: new RegExp(sku) }).click();
  await page.getByRole("textbox", { name: "Units, line 1" }).fill("2");
  await expect(forecast(page).getByText("2 reserved", { exact: true })).toBeVisible();
  expect(await ordersOf(customer)).toEqual([]);
}

test("what is begun and cannot be read is marked, and nothing is placed or saved without it", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  for (const sku of ["GAP-1", "GAP-2", "GAP-3"]) await addGoods(office, sku, { price: "10.00", onHand: 5_000 });
  await addBuyer(office, "GAP-CO", { limitMinor: null });
  await signIn(clerk, "/orders/new?customer=GAP-CO");
  await beginOrder(page, "GAP-CO", "GAP-1");
  const units = (place: number) => page.getByRole("textbox", { name: `Units, line ${place}` });
  await page.getByRole("textbox", { name: "Units, line 1" }).press("Enter");
  await page.getByRole("combobox", { name: "Product, line 2" }).evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "GAP-2\t1,000\t1,234.50\nGAP-3\t2\t-5.00\nGAP-1\t1.5\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(units(2)).toHaveValue("1000");
  await expect(page.getByRole("textbox", { name: "Price, line 2" })).toHaveValue("1234.50");
  const price = page.getByRole("textbox", { name: "Price, line 3" });
  await expect(price).toHaveValue("-5.00");
  await expect(price).toHaveAttribute("aria-invalid", "true");
  await expect(units(4)).toHaveAttribute("aria-invalid", "true");
  await expect(forecast(page).getByText("Not in this yet: 2 lines.", { exact: false })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What would commit so far" })).toBeVisible();

  await price.fill("");
  await units(4).fill("");
  await page.getByRole("button", { name: "Add to this order" }).click();
  await page.getByRole("button", { name: "Add a charge" }).click();
  await page.getByRole("textbox", { name: "Amount, charge 1" }).fill("12.50");
  await expect(page.getByText("Name the charge.")).toBeVisible();
  for (const name of ["Place order", "Save as draft"]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Look at the marked fields." })).toBeVisible();
    await expect(units(4)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("How many units?")).toBeVisible();
  }
  await expectAccessible();
  expect(
    await office.sql("select 1 from orders o join customer c on c.id = o.customer_id where c.org_id = $1 and c.code = 'GAP-CO'", [
      office.orgId,
    ]),
  ).toEqual([]);

  await page.getByRole("textbox", { name: "Name, charge 1" }).fill("Delivery");
  await units(4).fill("1,000");
  await expect(page.getByRole("heading", { name: "What would commit, all at once" })).toBeVisible();
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(heading(page)).toHaveText(/^SO-\d+$/);
  const lines = await office.sql(
    `select sum(l.ordered)::int as units, count(*)::int as lines, (select count(*)::int from order_charge where org_id = $1) as charges
     from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id join customer c on c.org_id = o.org_id and c.id = o.customer_id
     where o.org_id = $1 and c.code = 'GAP-CO'`,
    [office.orgId],
  );
  expect(lines).toEqual([{ units: 2004, lines: 4, charges: 1 }]);
});

test("a typed order is not left by a link, a key, the palette or Back without a question", async ({ page, signIn }) => {
  await addGoods(office, "STAY-1", { price: "10.00", onHand: 9 });
  await addBuyer(office, "STAY-CO", { limitMinor: null });
  await signIn(clerk, "/orders");
  await page.getByRole("link", { name: "New order" }).click();
  await expect(heading(page)).toHaveText("New order");
  await page.getByRole("combobox", { name: "Customer" }).fill("stay-co");
  await page.getByRole("option", { name: /STAY-CO/ }).click();
  await beginOrder(page, "STAY-CO", "STAY-1");
  let stays = true;
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return stays ? dialog.dismiss() : dialog.accept();
  });
  const isAsked = async (times: number) => {
    await expect.poll(() => asked).toEqual(Array.from({ length: times }, () => "confirm"));
    await expect(page).toHaveURL(/\/orders\/new$/);
    await expect(page.getByRole("textbox", { name: "Units, line 1" })).toHaveValue("2");
  };
  const customers = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).first();
  await customers.click();
  await isAsked(1);
  await heading(page).click();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await isAsked(2);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /type a command/ }).fill("stock");
  await page.getByRole("option", { name: /^Stock/ }).waitFor();
  await page.keyboard.press("Enter");
  await isAsked(3);
  await heading(page).click();
  await page.evaluate(() => history.back());
  await isAsked(4);
  stays = false;
  await customers.click();
  await page.waitForURL("**/customers");
  expect(asked).toHaveLength(5);
});
