import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { wedge as scan } from "@/e2e/support/wedge";
import { createExpected } from "@/lib/expected/create-expected";
import { expectedBody } from "@/lib/expected/inputs";
import { findExpected } from "@/lib/expected/read-expected";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { done } from "@/lib/testing/floor";
import { addBin, addCustomer, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";

test.use({ viewport: { width: 1024, height: 768 } });

let office: OwnOffice;
let warehouse: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  await addCustomer(office, { code: "HOTEL" });
  await addBin(office, "MAIN", "A-01-1", "pick", 10);
  await addBin(office, "MAIN", "D-01-1", "damaged", 90);
});
test.afterAll(() => office.close());

/** Waits until the page listens: before, keys would go nowhere. */
async function firstScan(page: Page, code: string, then: string): Promise<void> {
  await expect(async () => {
    await scan(page, code);
    await expect(page.getByText(then).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

async function noSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

const lying = (sku: string) =>
  office.sql(
    `select s.condition, b.code as bin, s.units from bin_stock s join product p on p.org_id = s.org_id and p.id = s.product_id
     left join bin b on b.org_id = s.org_id and b.id = s.bin_id where s.org_id = $1 and p.sku = $2 and s.units > 0 order by 1, 2 nulls last`,
    [office.orgId, sku],
  );

test("goods that nobody announced are counted by scans, feed who waits, and are put away", async ({ page, signIn }) => {
  const id = await addProduct(office, { sku: "LAMP-1" });
  await office.sql("insert into product_barcode (org_id, code, product_id, units) values ($1, 'CASE-4', $2, 4)", [office.orgId, id]);
  const { order } = done(
    await placeOrder(office.actor, placeBody.parse({ customer: "HOTEL", allow_backorder: true, lines: [{ sku: "LAMP-1", units: 3 }] })),
  );
  await flushSignals();
  await signIn(warehouse, "/floor");
  await page.getByRole("link", { name: /^Receive/ }).click();
  await page.getByRole("listitem").filter({ hasText: "Blind receipt" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: /^Blind receipt/ })).toBeVisible();
  await firstScan(page, "NOTHING-1", "Not counted");
  await scan(page, "CASE-4");
  await expect(page.getByText("4 × Product LAMP-1")).toBeVisible();
  await scan(page, "LAMP-1");
  await expect(page.getByText("1 × Product LAMP-1")).toBeVisible();
  await page.getByRole("button", { name: "One LAMP-1 is damaged" }).click();
  await expect(page.getByText("1 damaged")).toBeVisible();
  await noSerious(page);
  await page.getByLabel("Delivery note").fill("DN 7");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("heading", { name: "Received" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Straight to packing" })).toContainText(order.number);
  expect(await lying("LAMP-1")).toEqual([
    { condition: "damaged", bin: null, units: 1 },
    { condition: "good", bin: null, units: 4 },
  ]);

  await page.getByRole("link", { name: "Put the rest away" }).click();
  const good = page.getByRole("listitem").filter({ hasText: "4 × Product LAMP-1" });
  await expect(good).toBeVisible();
  await noSerious(page);
  await page.getByRole("listitem").filter({ hasText: "1 × Product LAMP-1" }).getByRole("button", { name: "Put away" }).click();
  await firstScan(page, "B-A-01-1", "Into A-01-1");
  await page.getByRole("button", { name: "Put 1 in A-01-1" }).click();
  await expect(page.getByText("This bin is not for units of this condition.")).toBeVisible();
  await scan(page, "B-D-01-1");
  await page.getByRole("button", { name: "Put 1 in D-01-1" }).click();
  await expect(page.getByText("1 × Product LAMP-1 in D-01-1")).toBeVisible();
  await scan(page, "LAMP-1");
  await expect(page.getByText("Now scan the bin.")).toBeVisible();
  await scan(page, "B-A-01-1");
  await page.getByRole("button", { name: "Put 4 in A-01-1" }).click();
  await expect(page.getByText("4 × Product LAMP-1 in A-01-1")).toBeVisible();
  expect(await lying("LAMP-1")).toEqual([
    { condition: "damaged", bin: "D-01-1", units: 1 },
    { condition: "good", bin: "A-01-1", units: 4 },
  ]);
  // The office begins with TEA-1 on hand that no movement brought.
  const drift = (await driftIn(office.orgId)).flatMap(({ examples }) => examples).filter(({ label }) => !label.startsWith("TEA-1 at "));
  expect(drift).toEqual([]);
});

test("units that an order waits for go straight to packing, from the tablet and from the office", async ({ page, signIn }) => {
  await addProduct(office, { sku: "BELL-1" });
  const place = async (units: number) =>
    done(await placeOrder(office.actor, placeBody.parse({ customer: "HOTEL", allow_backorder: true, lines: [{ sku: "BELL-1", units }] })))
      .order;
  const [first, second] = [await place(2), await place(1)];
  await flushSignals();
  await signIn(warehouse, "/floor/receive/blind");
  await firstScan(page, "BELL-1", "1 × Product BELL-1");
  for (let scans = 1; scans < 4; scans += 1) await scan(page, "BELL-1");
  await expect(page.getByLabel("Units of BELL-1").or(page.getByText("4 units"))).toBeVisible();
  await page.getByRole("button", { name: "Finish" }).click();
  const offered = page.getByRole("region", { name: "Straight to packing" });
  await expect(offered.getByRole("listitem").filter({ hasText: first.number })).toContainText("2 × BELL-1");
  await noSerious(page);
  await offered.getByRole("button", { name: "2 units to packing" }).click();
  await expect(offered.getByRole("status")).toHaveText(`Bring 2 units to packing: ${first.number}-1.`);
  await offered.getByRole("button", { name: `Put away what ${second.number} waits for` }).click();
  await expect(offered.getByText("Put away as always.")).toBeVisible();
  expect(await lying("BELL-1")).toEqual([{ condition: "good", bin: null, units: 2 }]);

  await page.goto("/floor/pack");
  await expect(page.getByRole("listitem").filter({ hasText: `${first.number}-1` })).toBeVisible();
  const [receipt] = await office.sql("select r.id from receipt r where r.org_id = $1 order by r.occurred_at desc limit 1", [office.orgId]);
  await page.goto(`/stock/receipts/${String(receipt?.["id"])}`);
  await page
    .getByRole("form", { name: `Send ${second.number} to packing` })
    .getByRole("button", { name: "1 unit to packing" })
    .click();
  await expect(page.getByText(`${second.number}-1 is at packing`)).toBeVisible();
  await expect(page.getByRole("list", { name: "Straight to packing" })).toHaveCount(0);
  await noSerious(page);
  await page.goto(`/orders/${first.number}`);
  await expect(page.getByText("2 units went straight from the dock to packing")).toBeVisible();
  expect(await lying("BELL-1")).toEqual([{ condition: "good", bin: null, units: 1 }]);
});

test("announced goods are counted against what was announced, and closed with what is missing", async ({ page, signIn }) => {
  await addProduct(office, { sku: "VASE-1" });
  const lines = [{ sku: "VASE-1", units: 3 }];
  const { expected } = done(await createExpected(office.actor, expectedBody.parse({ location: "MAIN", reference: "PO 77", lines })));
  await signIn(warehouse, "/floor/receive");
  await page.getByRole("listitem").filter({ hasText: "PO 77" }).getByRole("link", { name: "Count" }).click();
  await expect(page.getByText("0 of 3")).toBeVisible();
  await firstScan(page, "TEA-1", "Not counted");
  await scan(page, "VASE-1");
  await expect(page.getByText("1 of 3")).toBeVisible();
  await scan(page, "VASE-1");
  await expect(page.getByText("2 of 3")).toBeVisible();
  await noSerious(page);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByText("Still missing: 1 × VASE-1")).toBeVisible();
  await page.getByRole("button", { name: "Close with what is missing" }).click();
  await expect(page.getByText("Closed: nothing more is awaited.")).toBeVisible();
  expect(await findExpected(office.actor, expected.id)).toMatchObject({ state: "closed", lines: [{ units: 3, received: 2 }] });
});

test("a day is written as everywhere, and a list that goes on says where it stops", async ({ page, signIn }) => {
  const id = await addProduct(office, { sku: "MANY-1" });
  const body = { location: "MAIN", reference: "PO 99", expected_on: "2031-03-05", lines: [{ sku: "MANY-1", units: 1 }] };
  done(await createExpected(office.actor, expectedBody.parse(body)));
  await signIn(warehouse, "/floor/receive");
  await expect(page.getByRole("listitem").filter({ hasText: "PO 99" })).toContainText("1 unit, expected 5 Mar 2031");
  await office.sql(
    `insert into count_task (org_id, id, location_id, product_id, cause, state, created_at, commit_id)
     select $1, gen_random_uuid(), l.id, $2, 'manual', 'open', now(), gen_random_uuid() from location l, generate_series(1, 201)
     where l.org_id = $1 and l.code = 'MAIN'`,
    [office.orgId, id],
  );
  await page.goto("/floor/count");
  await expect(page.getByText("Showing the first 200.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Product MANY-1" })).toHaveCount(200);
});
