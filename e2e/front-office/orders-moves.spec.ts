import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

test("canceling shows what it would release and who gets it, then does just that", async ({ page, signIn, expectAccessible }) => {
  await addGoods(office, "CXL-1", { price: "20.00", onHand: 5 });
  await addBuyer(office, "CXL-A");
  await addBuyer(office, "CXL-B");
  const first = await order(office, "CXL-A", { "CXL-1": 5 });
  const waiting = await order(office, "CXL-B", { "CXL-1": 2 });
  await signIn(clerk, `/orders/${first}`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const preview = page.getByRole("region", { name: "What canceling would do" });
  await expect(preview.getByText("CXL-1: MAIN 5")).toBeVisible();
  await expect(preview.getByText("€ 100.00 less")).toBeVisible();
  await page.getByRole("textbox", { name: "Units of Product CXL-1" }).fill("3");
  await expect(preview.getByText("CXL-1: MAIN 3")).toBeVisible();
  await expect(preview.getByText(`${waiting} gets 2 of CXL-1`)).toBeVisible();
  await expect(preview.getByText("the rest of the order goes on", { exact: false })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Cancel 3 units" }).click();
  await expect(page.getByText("2 reserved in MAIN · 3 canceled")).toBeVisible();
  await expect(page.getByText("Canceled 3 units")).toBeVisible();
  await expect(page.getByText("€ 40.00").first()).toBeVisible();
  await page.goto(`/orders/${waiting}`);
  await expect(page.getByText("2 reserved in MAIN")).toBeVisible();
});

test("Nothing and Everything are said of every line at once", async ({ page, signIn }) => {
  for (const sku of ["ALL-1", "ALL-2", "ALL-3"]) await addGoods(office, sku, { price: "20.00", onHand: 9 });
  await addBuyer(office, "ALL-CO");
  await signIn(clerk, `/orders/${await order(office, "ALL-CO", { "ALL-1": 1, "ALL-2": 2, "ALL-3": 3 })}`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const units = page.getByRole("group", { name: "Units to cancel" }).getByRole("textbox");
  const read = () => units.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect.poll(read).toEqual(["1", "2", "3"]);
  await page.getByRole("button", { name: "Nothing" }).click();
  await expect.poll(read).toEqual(["0", "0", "0"]);
  await units.nth(1).fill("1");
  await expect(page.getByRole("button", { name: "Cancel 1 unit" })).toBeVisible();
  await page.getByRole("button", { name: "Everything" }).click();
  await expect.poll(read).toEqual(["1", "2", "3"]);
  await expect(page.getByRole("button", { name: "Cancel 6 units" })).toBeVisible();
});

test("canceling names the parts of a bundle, and takes nothing off where nothing was claimed", async ({ page, signIn }) => {
  await addGoods(office, "PRT-SOAP", { price: "5.00", onHand: 20 });
  await addGoods(office, "PRT-MAT", { price: "5.00", onHand: 20 });
  await addGoods(office, "PRT-SET", { price: "30.00", onHand: 0, parts: { "PRT-SOAP": 2, "PRT-MAT": 1 } });
  await addBuyer(office, "PRT-A");
  await addBuyer(office, "PRT-B", { policy: "park", limitMinor: 1_000 });
  const preview = page.getByRole("region", { name: "What canceling would do" });
  await signIn(clerk, `/orders/${await order(office, "PRT-A", { "PRT-SET": 1, "PRT-SOAP": 3 })}`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(preview.getByText("PRT-SOAP: MAIN 5")).toBeVisible();
  await expect(preview.getByText("PRT-MAT: MAIN 1")).toBeVisible();
  await expect(preview.getByText("€ 45.00 less")).toBeVisible();

  await page.goto(`/orders/${await order(office, "PRT-B", { "PRT-SOAP": 7 })}`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(preview.getByText("unchanged: nothing was claimed")).toBeVisible();
  await expect(preview.getByText("the order is canceled and the customer is told")).toBeVisible();
  await page.getByRole("button", { name: "Cancel 7 units" }).click();
  await expect(page.getByText("Canceled 7 units")).toBeVisible();
});

test("a page that is out of date is refused and says so", async ({ page, signIn, context }) => {
  await addGoods(office, "OLD-1", { price: "20.00", onHand: 9 });
  await addBuyer(office, "OLD-CO");
  const number = await order(office, "OLD-CO", { "OLD-1": 4 });
  await signIn(clerk, `/orders/${number}`);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByRole("region", { name: "What canceling would do" })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/orders/${number}`);
  await other.getByRole("button", { name: "Cancel", exact: true }).click();
  await other.getByRole("textbox", { name: "Units of Product OLD-1" }).fill("1");
  await other.getByRole("button", { name: "Cancel 1 unit" }).click();
  await expect(other.getByText("Canceled 1 unit")).toBeVisible();
  await page.getByRole("button", { name: "Cancel 4 units" }).click();
  await expect(page.getByRole("alert").getByText(/Somebody changed this order/)).toBeVisible();
});

test("a draft is written, changed, copied, placed and deleted", async ({ page, signIn, expectAccessible }) => {
  await addGoods(office, "DRF-1", { price: "20.00", onHand: 9 });
  await addBuyer(office, "DRF-CO");
  const number = await order(office, "DRF-CO", { "DRF-1": 2 }, { draft: true });
  await signIn(clerk, "/drafts");
  await page.getByRole("link", { name: number }).click();
  await expect(page.getByText("Would reserve")).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Edit draft ${number}`);
  await page.getByRole("textbox", { name: "Units, line 1" }).fill("3");
  await expectAccessible();
  await page.keyboard.press("Control+s");
  await expect(page.getByText("version 2")).toBeVisible();
  await expect(page.getByText("€ 60.00").first()).toBeVisible();

  await page.getByRole("link", { name: "Copy" }).click();
  await expect(page.getByText(`A copy of ${number}`, { exact: false })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Units, line 1" })).toHaveValue("3");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByText("3 reserved in MAIN")).toBeVisible();

  await page.goto(`/orders/${number}`);
  await page.getByRole("button", { name: "Place order" }).click();
  await page
    .getByRole("dialog", { name: `Place ${number}?` })
    .getByRole("button", { name: "Place order" })
    .click();
  await expect(page.getByText("3 reserved in MAIN")).toBeVisible();
  await expect(page.getByText("Edited by Member")).toBeVisible();

  const another = await order(office, "DRF-CO", { "DRF-1": 1 }, { draft: true });
  await page.goto(`/orders/${another}`);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the draft" }).click();
  await page.waitForURL("**/drafts");
  await expect(page.getByText("No drafts")).toBeVisible();
  expect((await page.goto(`/orders/${another}`))?.status()).toBe(404);
});

test("what was refused is kept, tried again and tied to the order that came of it", async ({ page, signIn, expectAccessible }) => {
  await addGoods(office, "REF-1", { price: "100.00", onHand: 50 });
  const customer = await addBuyer(office, "REF-CO", { limitMinor: 10_000 });
  await signIn(clerk, "/orders/new?customer=REF-CO");
  await page.getByRole("combobox", { name: "Product, line 1" }).fill("REF-1");
  await page.getByRole("option", { name: /REF-1/ }).click();
  await page.getByRole("textbox", { name: "Units, line 1" }).fill("2");
  await page.getByRole("button", { name: "Place order" }).click();
  await page.getByRole("link", { name: "refused placements" }).click();
  await expect(page.getByText("€ 100.00", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Over by")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert").getByText(/would pass the customer's credit limit/)).toBeVisible();
  await office.sql("update customer_credit set limit_minor = 50000 where org_id = $1 and customer_id = $2", [office.orgId, customer]);
  await page.reload();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^SO-\d+$/);
  const number = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.goto("/refused?show=all");
  // The first refusal, and that of the try in between: one order came of both.
  await expect(page.getByText("Placed since")).toHaveCount(2);
  await page.getByRole("row").filter({ hasText: "Placed since" }).first().getByRole("link").click();
  await expect(page.getByRole("link", { name: number })).toBeVisible();
});

test("who may not, is told why and who can; another organization's order is not there", async ({ page, signIn }) => {
  await addGoods(office, "WHO-1", { price: "1.00", onHand: 5 });
  await addBuyer(office, "WHO-CO");
  const number = await order(office, "WHO-CO", { "WHO-1": 1 });
  await signIn(await office.member("warehouse"), `/orders/${number}`);
  await page.getByRole("button", { name: "Cancel" }).focus();
  await expect(page.getByText("It needs the right “Cancel orders”. The front office desk usually has it.")).toBeVisible();
  expect((await page.goto("/orders/new"))?.status()).toBe(403);
  const stranger = await openOwnOffice();
  await addBuyer(stranger, "FAR-CO");
  await stranger.sql("update org_policy set next_order_number = 900001 where org_id = $1", [stranger.orgId]);
  const far = await order(stranger, "FAR-CO", { "TEA-1": 1 });
  const [row] = await stranger.sql("select id from orders where org_id = $1 and number = $2", [stranger.orgId, far]);
  expect((await page.goto(`/orders/${String(row?.["id"])}`))?.status()).toBe(404);
});
