import { addBuyer, addGoods, receive } from "@/e2e/support/order-goods";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { done } from "@/lib/testing/floor";

let office: OwnOffice;
let warehouse: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addBuyer(office, "WHOLE-CO", { limitMinor: null });
  await addGoods(office, "DESK-1", { price: "50.00", onHand: 2 });
  await addGoods(office, "LAMP-1", { price: "10.00", onHand: 1 });
});
test.afterAll(() => office.close());

test("a line that ships complete stays until the goods are there, says so, and lets the other line go", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const lines = [
    { sku: "DESK-1", units: 5, ship_complete: true },
    { sku: "LAMP-1", units: 1 },
  ];
  const body = placeBody.parse({ customer: "WHOLE-CO", allow_backorder: true, lines });
  const { number } = done(await placeOrder(office.actor, body)).order;
  await flushSignals();

  await signIn(warehouse, `/orders/${number}`);
  const table = page.getByRole("table", { name: "Lines" });
  await expect(table.getByRole("row").filter({ hasText: "DESK-1" })).toContainText("ships together");
  await expect(table.getByRole("row").filter({ hasText: "LAMP-1" })).not.toContainText("ships together");
  await expect(page.getByText("What ships together stays until then.")).toBeVisible();

  await page.goto("/release");
  const row = page.getByRole("listitem").filter({ hasText: number });
  await expect(row).toContainText("3 units, 2 of them ship complete and stay, 3 wait for stock");
  await expect(page.getByText("1 order chosen")).toBeVisible();
  await page.getByRole("button", { name: "Release to the floor" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Released 1 order, 1 unit." })).toHaveCount(1);
  await expect(row).toContainText("The line ships complete, and units of it wait for stock");
  await expect(page.getByRole("checkbox", { name: number })).toBeDisabled();
  await expectAccessible();

  await receive(office, "DESK-1", 3);
  await page.reload();
  await expect(row).toContainText("5 units");
  await expect(row).not.toContainText("stay");
  await expect(page.getByRole("checkbox", { name: number })).toBeChecked();
  await page.getByRole("button", { name: "Release to the floor" }).click();
  await expect(page.getByText("Everything is on the floor")).toBeVisible();
  const sent = await office.sql(
    `select p.sku, sum(w.units)::int as units from fulfilment f join fulfilment_line w on w.org_id = f.org_id and w.fulfilment_id = f.id
     join product p on p.org_id = w.org_id and p.id = w.product_id where f.org_id = $1 group by f.seq, p.sku order by f.seq`,
    [office.orgId],
  );
  expect(sent).toEqual([
    { sku: "LAMP-1", units: 1 },
    { sku: "DESK-1", units: 5 },
  ]);
});
