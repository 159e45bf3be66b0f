import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { newBinsBody, putAwayBody } from "@/lib/places/inputs";
import { makeBins } from "@/lib/places/make-bins";
import { putAway } from "@/lib/places/put-away";
import { addZone } from "@/lib/places/zones";

let office: OwnOffice;
let admin: string;
test.beforeEach(async () => {
  office = await openOwnOffice();
  admin = await office.member("admin");
});
test.afterEach(() => office.close());

test("a zone and a range of bins are made, a bin is moved in the walk, and only an empty one is archived", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin, "/settings/bins");
  await expect(page.getByText("No zones yet")).toBeVisible();
  await page.getByRole("button", { name: "Add zone" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code", { exact: true }).fill("PICK");
  await dialog.getByLabel("Name").fill("Shelves");
  await dialog.getByRole("button", { name: "Add zone" }).click();
  await expect(page.getByRole("row", { name: /Shelves/ })).toContainText("In use");

  await page.getByRole("button", { name: "Add bins" }).click();
  await dialog.getByLabel("Code", { exact: true }).fill("a-01-1");
  await dialog.getByLabel("Last code of a range").fill("a-03");
  await dialog.getByRole("button", { name: "Make bins" }).click();
  await expect(dialog.getByText(/do not make a range/)).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel("Last code of a range").fill("a-03-2");
  await dialog.getByRole("button", { name: "Make bins" }).click();
  const bins = page.getByRole("table", { name: "Bins" });
  await expect(bins.getByRole("row")).toHaveCount(7);

  const moved = await putAway(office.actor, putAwayBody.parse({ location: "MAIN", lines: [{ sku: "TEA-1", units: 30, to: "A-01-2" }] }));
  expect(moved).toMatchObject({ status: 201 });
  const full = bins.getByRole("row", { name: /A-01-2/ });
  await full.getByRole("button", { name: /Archive/ }).click();
  await page.getByRole("button", { name: "Archive bin" }).click();
  await expect(dialog.getByText("30 units still lie in this bin; move them first.")).toBeVisible();
  await dialog.getByRole("button", { name: "Keep as it is" }).click();

  const last = bins.getByRole("row", { name: /A-03-2/ });
  await last.getByRole("button", { name: /Change/ }).click();
  await dialog.getByLabel("Place in the walk").fill("5");
  await dialog.getByRole("button", { name: "Save bin" }).click();
  await expect(last.getByRole("cell").nth(4)).toHaveText("5");
  await last.getByRole("button", { name: /Archive/ }).click();
  await page.getByRole("button", { name: "Archive bin" }).click();
  await expect(last).toHaveCount(0);
  await page.getByRole("combobox", { name: "State" }).selectOption("archived");
  await last.getByRole("button", { name: /Reopen/ }).click();
  await page.getByRole("button", { name: "Reopen bin" }).click();
  await expect(page.getByText("No bin fits these filters")).toBeVisible();
  await expectAccessible();

  const labels = await page.request.get("/settings/bins/labels?q=A-01");
  expect([labels.status(), labels.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  expect((await labels.body()).subarray(0, 5).toString()).toBe("%PDF-");
  expect((await page.request.get("/settings/bins/labels?q=NOTHING")).status()).toBe(404);
});

test("the product page tells bins, pick bin and barcodes, and who manages changes them", async ({ page, signIn, expectAccessible }) => {
  await addZone(office.actor, { location: "MAIN", code: "PICK", name: "Shelves" });
  await makeBins(office.actor, newBinsBody.parse({ location: "MAIN", zone: "PICK", kind: "pick", code: "A-01-1", to: "A-01-2" }));
  await putAway(office.actor, putAwayBody.parse({ location: "MAIN", lines: [{ sku: "TEA-1", units: 30, to: "A-01-2" }] }));
  const [product] = await office.sql("select id from product where org_id = $1 and sku = 'TEA-1'", [office.orgId]);
  await signIn(admin, `/products/${String(product?.["id"])}`);
  // Loaded anew, so that nothing of the page before counts.
  await page.reload({ waitUntil: "networkidle" });
  const script = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.includes("/_next/static/") && name.includes(".js"))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
  expect(script).toBeLessThanOrEqual(130_000);
  const table = page.getByRole("table", { name: "Bins and lots" });
  await expect(table.getByRole("row", { name: /To put away/ })).toContainText("970");
  await expect(table.getByRole("row", { name: /A-01-2/ })).toContainText("30");

  await page.getByRole("button", { name: "Change the pick bin at MAIN" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Bin").fill("nowhere");
  await dialog.getByRole("button", { name: "Save pick bin" }).click();
  await expect(dialog.getByText("NOWHERE is not a pick bin of this location.")).toBeVisible();
  await dialog.getByLabel("Bin").fill("a-01-2");
  await dialog.getByLabel("Fill up below").fill("24");
  await dialog.getByLabel("Holds at most").fill("120");
  await dialog.getByRole("button", { name: "Save pick bin" }).click();
  await expect(page.getByText("A-01-2, filled below 24 up to 120")).toBeVisible();

  await page.getByRole("button", { name: "Add barcode" }).click();
  await dialog.getByLabel("Code under the bars").fill("4006381333932");
  await dialog.getByLabel("Units in the pack").fill("12");
  await dialog.getByRole("button", { name: "Add barcode" }).click();
  await expect(dialog.getByText(/ends with its check digit/).first()).toBeVisible();
  await dialog.getByLabel("Code under the bars").fill("4006381333931");
  await dialog.getByRole("button", { name: "Add barcode" }).click();
  const packs = page.getByRole("region", { name: "Barcodes of packs" });
  await expect(packs).toContainText("12 units");
  await expectAccessible();
  await packs.getByRole("button", { name: "Remove 4006381333931" }).click();
  await page.getByRole("button", { name: "Remove barcode" }).click();
  await expect(packs).toContainText("None: only the GTIN of one unit is known.");
});
