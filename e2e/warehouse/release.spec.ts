import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { addBuyer, addGoods, order } from "@/e2e/support/order-goods";
import { expect, test } from "@/e2e/support/test";
import { holdOrder } from "@/lib/orders/hold";
import { done } from "@/lib/testing/floor";

let office: OwnOffice;
let warehouse: string;
const numbers: string[] = [];

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addGoods(office, "REL-1", { price: "5.00", onHand: 40 });
  await addBuyer(office, "REL-CO");
  for (const units of [1, 2, 3, 4]) numbers.push(await order(office, "REL-CO", { "REL-1": units }));
  done(await holdOrder(office.actor, numbers[3] ?? "", { version: 1, reason: "address_check", note: "" }));
});
test.afterAll(() => office.close());

test("a supervisor chooses what goes to the floor, as one walk; what is held cannot be chosen and says why", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const [first = "", second = "", third = "", held = ""] = numbers;
  await signIn(warehouse, "/release");
  await expect(page.getByText("3 orders chosen")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: held })).toBeDisabled();
  await expect(page.getByRole("listitem").filter({ hasText: held })).toContainText("A hold keeps it here: lift it first");
  await expectAccessible();

  await page.getByRole("button", { name: "None", exact: true }).click();
  await expect(page.getByText("0 orders chosen")).toBeVisible();
  await page.getByRole("button", { name: "Release to the floor" }).click();
  await expect(page.getByText("Tick at least one order.")).toBeVisible();

  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("checkbox", { name: second }).uncheck();
  await expect(page.getByText("2 orders chosen")).toBeVisible();
  await page.getByLabel("Walks", { exact: true }).selectOption({ label: "One walk for all" });
  await page.getByRole("button", { name: "Release to the floor" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Released 2 orders, 4 units." })).toHaveCount(1);

  await expect(page.getByRole("checkbox", { name: first })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: third })).toHaveCount(0);
  // What was left out stays left out.
  await expect(page.getByRole("checkbox", { name: second })).not.toBeChecked();
  await expect(page.getByText("0 orders chosen")).toBeVisible();
  const walk = page.getByRole("table", { name: "Walks on the floor, the most urgent first" }).getByRole("row").nth(1);
  await expect(walk).toContainText("2");
  const [row] = await office.sql(
    `select count(distinct w.id)::int as waves, count(*)::int as fulfilments from fulfilment f join wave w on w.org_id = f.org_id and w.id = f.wave_id where f.org_id = $1`,
    [office.orgId],
  );
  expect(row).toEqual({ waves: 1, fulfilments: 2 });
});
