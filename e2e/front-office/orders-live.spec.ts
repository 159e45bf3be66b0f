import { addBuyer, addGoods, order, receive } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let clerk: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  clerk = await office.member("front_office");
});
test.afterAll(() => office.close());

test("scenario 14: a receipt feeds the line in its order, and pages that are open change within two seconds", async ({
  page,
  context,
  signIn,
}) => {
  await addGoods(office, "S14-ROBE", { price: "10.00", onHand: 0 });
  await addBuyer(office, "S14-A");
  await addBuyer(office, "S14-B");
  const first = await order(office, "S14-A", { "S14-ROBE": 4 });
  const second = await order(office, "S14-B", { "S14-ROBE": 3 }, { ship_complete: true });
  await signIn(clerk, `/orders/${first}`);
  const other = await context.newPage();
  await other.goto(`/orders/${second}`);
  await expect(page.getByText(/4 waiting, 1st in line/)).toBeVisible();
  await expect(other.getByText(/3 waiting, 2nd in line/)).toBeVisible();
  // A tab that nobody looks at holds no connection, so each is looked at in turn.
  await page.bringToFront();
  await page.waitForTimeout(500);

  await receive(office, "S14-ROBE", 5);
  await expect(page.getByText("4 reserved in MAIN")).toBeVisible({ timeout: 2000 });
  await expect(page.getByText("Reserved 4 units")).toBeVisible();
  await other.bringToFront();
  await expect(other.getByText("1 reserved in MAIN")).toBeVisible({ timeout: 2000 });
  await expect(other.getByText(/2 waiting, 1st in line/)).toBeVisible();
  await expect(other.getByText("It ships complete, so nothing leaves before.")).toBeVisible();

  await other.goto("/orders/new?customer=S14-A");
  await other.getByRole("combobox", { name: "Product, line 1" }).fill("S14-ROBE");
  await expect(other.getByRole("option", { name: /S14-ROBE/ })).toContainText("0 free");
});

test("the list of orders shows an order that somebody else places", async ({ page, signIn }) => {
  await addGoods(office, "LIST-1", { price: "10.00", onHand: 50 });
  await addBuyer(office, "LIST-CO");
  await signIn(clerk, "/orders");
  await page.waitForTimeout(500);
  const number = await order(office, "LIST-CO", { "LIST-1": 2 });
  await expect(page.getByRole("link", { name: number, exact: true })).toBeVisible({ timeout: 2000 });
});
