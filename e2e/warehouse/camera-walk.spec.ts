import { DEMO_PASSWORD } from "@/db/seed/accounts";
import { browserThatSees } from "@/e2e/support/film";
import { TABLET } from "@/e2e/support/floor-tablet";
import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { releaseBody } from "@/lib/fulfilment/inputs";
import { releaseOrders } from "@/lib/fulfilment/release";
import { codeLabelsPdf } from "@/lib/labels/code-label";
import { itemSymbolPng } from "@/lib/labels/item-label";
import { pagesOf } from "@/lib/labels/testing/read-back";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done } from "@/lib/testing/floor";
import { addBin, addCustomer, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";

const BIN = "A-01-1";
const CHEESE = { gtin14: "04006381333931", lot: "L7", expiry: "2027-02-28" };

let office: OwnOffice;
test.beforeAll(async () => {
  office = await openOwnOffice();
  // The office starts with units that nothing brought in; here the ledgers are compared.
  await office.sql("delete from bin_stock where org_id = $1", [office.orgId]);
  await office.sql("update stock_level set on_hand = 0 where org_id = $1", [office.orgId]);
  await addBin(office, "MAIN", BIN, "pick", 10);
  await addCustomer(office, { code: "HOTEL" });
});
test.afterAll(() => office.close());

/** One unit of a product kept by lot, released to the floor. */
async function releaseCheese(): Promise<string> {
  const goods = { sku: "CHEESE-1", units: 3, lot: CHEESE.lot };
  await addProduct(office, { sku: "CHEESE-1", tracksLots: true });
  await office.sql("update product set gtin = $2 where org_id = $1 and sku = 'CHEESE-1'", [office.orgId, CHEESE.gtin14]);
  const lines = [{ ...goods, expires_on: CHEESE.expiry }];
  done(await receiveGoods(office.actor, receiptBody.parse({ location: "MAIN", reference: "PO 1", lines })));
  done(await putAway(office.actor, putAwayBody.parse({ location: "MAIN", lines: [{ ...goods, to: BIN }] })));
  const { order } = done(await placeOrder(office.actor, placeBody.parse({ customer: "HOTEL", lines: [{ sku: "CHEESE-1", units: 1 }] })));
  done(await releaseOrders(office.actor, releaseBody.parse({ location: "MAIN", orders: [order.number] })));
  await flushSignals();
  return order.number;
}

test("a walk is done by the camera alone, from the labels that this program prints", async ({ baseURL, launchOptions }, info) => {
  const number = await releaseCheese();
  const sticker = await pagesOf(await codeLabelsPdf([{ kind: "bin", code: BIN, note: "MAIN" }], new Date()));
  const labels = [await sticker.picture(1), await itemSymbolPng(CHEESE, "gs1-128")];
  const browser = await browserThatSees({ labels, secondsEach: 3, file: info.outputPath("walk.mjpeg") }, launchOptions);
  const page = await browser.newPage({ ...(baseURL ? { baseURL } : {}), viewport: TABLET });
  await page.goto("/sign-in?next=%2Ffloor%2Fpick");
  await page.getByLabel("E-mail").fill(await office.member("warehouse"));
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText(BIN).first()).toBeVisible();

  await page.getByRole("button", { name: "Use camera" }).click();
  await expect(page.getByRole("heading", { name: "This walk is done" })).toBeVisible({ timeout: 90_000 });

  await expect(page.getByText("Right: 1 unit")).toBeVisible();
  await expect(page.getByRole("region", { name: "Camera" })).toHaveCount(0);
  const picked = await office.sql(
    `select l.picked, t.code as lot, (select count(*)::int from scan s where s.org_id = l.org_id and s.fulfilment_line_id = l.id and s.verdict = 'accepted') as scans
     from fulfilment_line l join orders o on o.org_id = l.org_id and o.id = l.order_id join lot t on t.org_id = l.org_id and t.id = l.lot_id
     where l.org_id = $1 and o.number = $2`,
    [office.orgId, number],
  );
  expect(picked).toEqual([{ picked: 1, lot: CHEESE.lot, scans: 1 }]);
  await browser.close();
  expect(await driftIn(office.orgId)).toEqual([]);
});
