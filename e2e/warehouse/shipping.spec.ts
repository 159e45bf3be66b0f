import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";
import { flushSignals } from "@/lib/live/signal";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { buyLabel } from "@/lib/shipping/labels";
import { done } from "@/lib/testing/floor";
import { moveAddress, openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";

let office: OwnOffice;
let warehouse: string;
let admin: string;

test.beforeAll(async () => {
  office = await openOwnOffice();
  warehouse = await office.member("warehouse");
  admin = await office.member("admin");
  await openWarehouse(office);
});
test.afterAll(() => office.close());

test("a packed package gets its label, is printed, leaves, and the day of the carrier is closed", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const packed = await packLamps(office);
  await signIn(warehouse, "/shipments/waiting");
  const row = page.getByRole("row").filter({ hasText: packed.number });
  await expect(row).toContainText("No label");
  await page.waitForLoadState("networkidle");
  await row.getByRole("button", { name: /^Buy label/ }).click();
  const dialog = page.getByRole("dialog", { name: /Buy a label/ });
  await expect(dialog.getByLabel("Service")).toContainText("COAST EXP, € 12.90, 1.40 kg, 1 day");
  await dialog.getByLabel("Service").selectOption("COAST EXP");
  await dialog.getByRole("button", { name: "Buy label" }).click();
  await expect(row).toContainText("COAST EXP");
  await expect(row).toContainText(/\d{18}/);
  await expectAccessible();

  const links = row.getByRole("link", { name: /of the label of/ });
  await expect(links).toHaveCount(3);
  for (const [index, type] of ["application/pdf", "application/pdf", "application/zpl; charset=utf-8"].entries()) {
    const answer = await page.request.get((await links.nth(index).getAttribute("href")) ?? "");
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, type]);
  }

  await shipPackage(office, packed);
  await flushSignals();
  await expect(row).toHaveCount(0);
  await page.getByRole("navigation", { name: "Shipping pages" }).getByRole("link", { name: "Manifests" }).click();
  await page.waitForURL("**/shipments/manifests");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Close the day of COAST at BEG" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the day" }).click();
  const manifests = page.getByRole("table", { name: "Manifests, newest first" });
  await expect(manifests.getByRole("row").nth(1)).toContainText("BEG 1");
  await expectAccessible();
  await manifests.getByRole("row").nth(1).click();
  await page.waitForURL(/\/shipments\/manifests\/[0-9a-f-]{36}$/);
  await page.waitForLoadState("networkidle");
  const printed = await page.request.get((await page.getByRole("link", { name: "Print" }).getAttribute("href")) ?? "");
  expect([printed.status(), printed.headers()["content-disposition"]]).toEqual([200, 'inline; filename="manifest-1.pdf"']);
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("button", { name: "Handed over" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Handed over" }).click();
  await expect(page.getByText("Waits for the driver")).toHaveCount(0);
  await expectAccessible();

  await page.goto("/shipments");
  await page.getByRole("searchbox").fill(packed.number);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/shipments?q=${packed.number}`);
  const shipments = page.getByRole("table", { name: "Shipments, newest first" });
  await expect(shipments.getByRole("row")).toHaveCount(2);
  await shipments.getByRole("row").nth(1).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${packed.number}-S1`);
  await expect(page.getByRole("table", { name: "Packages" })).toContainText(/\d{18}/);
  await expectAccessible();
});

test("a carrier reports that a parcel arrived: the open order page says so; another one is marked by hand", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const [first, second] = [await packLamps(office), await packLamps(office)];
  const numbers: string[] = [];
  for (const { packageId } of [first, second]) numbers.push(done(await buyLabel(office.actor, packageId, {})).label.tracking_number ?? "");
  for (const packed of [first, second]) await shipPackage(office, packed);
  await signIn(warehouse, `/orders/${first.number}`);
  const parcels = page.getByRole("region", { name: "Parcels" });
  await expect(parcels).toContainText("€ 5.90");
  await expect(parcels).not.toContainText("arrived");
  await page.waitForLoadState("networkidle");

  const event = { id: "C-1", tracking_number: numbers[0] ?? "", kind: "delivered" as const, at: new Date(), note: "Front desk" };
  done(await recordCarrierEvents(office.actor, "COAST", [event]));
  await flushSignals();
  await expect(parcels).toContainText(/arrived/);
  await expect(page.getByRole("list", { name: "Timeline" })).toContainText("Package 1 arrived");
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("Delivered");
  await expectAccessible();

  await page.goto("/shipments/messages");
  const message = page.getByRole("row").filter({ hasText: numbers[0] ?? "" });
  await expect(message).toContainText("Front desk");
  await expect(message).toContainText("Delivered by it");
  await expectAccessible();

  await page.goto(`/shipments?q=${second.number}`);
  await page.getByRole("table", { name: "Shipments, newest first" }).getByRole("row").nth(1).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${second.number}-S1`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: /^It arrived/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "It arrived" }).click();
  await expect(page.getByRole("table", { name: "What was said of it" })).toContainText("Arrived");
  await expect(page.getByRole("button", { name: /It arrived/ })).toHaveCount(0);
  await expectAccessible();
});

test("a label to an address that changed is not printed; a new one takes its place", async ({ page, signIn }) => {
  const packed = await packLamps(office);
  await signIn(warehouse, "/shipments/waiting");
  const row = page.getByRole("row").filter({ hasText: packed.number });
  const buy = async () => {
    await page.waitForLoadState("networkidle");
    await row.getByRole("button", { name: /^Buy label/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Buy label" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(row).toContainText(/\d{18}/);
  };
  await buy();
  const first = /\d{18}/.exec((await row.textContent()) ?? "")?.[0] ?? "";
  await moveAddress(office, packed.orderId);
  await page.reload();
  await expect(row).toContainText("Other address");
  await expect(row.getByRole("link", { name: /of the label of/ })).toHaveCount(0);
  expect((await page.request.get(`/documents/packages/${packed.packageId}/label-a6.pdf`)).status()).toBe(409);
  await buy();
  await expect(row).not.toContainText(first);
  await expect(row).toContainText("Herceg Novi");
});

test("a rate table is pasted; what does not fit is said line by line, and what was pasted stays", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn(admin, "/settings/carriers");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: /^Add service/ }).click();
  const dialog = page.getByRole("dialog", { name: "Add a service" });
  await dialog.getByLabel("Carrier").fill("ISLAND");
  await dialog.getByLabel("Service code").fill("SEA");
  await dialog.getByLabel("Name").fill("By sea");
  await dialog.getByLabel("Zones").fill("1\tHR\t20 21\n2\tGreece");
  await dialog.getByLabel("Prices").fill("1\t2\t4,90\n3\t2\t5,90");
  await dialog.getByRole("button", { name: "Add service" }).click();
  await expect(dialog.getByText("Line 2: there is no zone “3” above.").first()).toBeVisible();
  await expect(dialog.getByText("Zone “2” has no price; write one or leave it out above.").first()).toBeVisible();
  await expect(dialog.getByLabel("Prices")).toHaveValue("1\t2\t4,90\n3\t2\t5,90");
  await expectAccessible();
  await dialog.getByLabel("Prices").fill("1\t2\t4,90\n2\t2\t5,90");
  await dialog.getByRole("button", { name: "Add service" }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole("table", { name: "Carrier services" }).getByRole("row").filter({ hasText: "ISLAND" });
  await expect(row).toContainText("€ 4.90");
  await row.getByRole("button", { name: /^Change/ }).click();
  await expect(page.getByRole("dialog").getByLabel("Zones")).toHaveValue("1; HR; 20 21\n2; GR");
});

test("a carton is added, changed and archived", async ({ page, signIn, expectAccessible }) => {
  await signIn(admin, "/settings/cartons");
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: /^Add carton/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code").fill("S");
  await dialog.getByLabel("Name").fill("Small carton");
  for (const [label, value] of [
    ["Length inside", "300"],
    ["Width inside", "200"],
    ["Height inside", "0"],
    ["Heaviest when packed", "8000"],
  ] as const)
    await dialog.getByLabel(label).fill(value);
  await dialog.getByRole("button", { name: "Add carton" }).click();
  await expect(dialog.getByText("Write whole millimetres from 1 to 5,000.").first()).toBeVisible();
  await dialog.getByLabel("Height inside").fill("150");
  await dialog.getByRole("button", { name: "Add carton" }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole("row").filter({ hasText: "Small carton" });
  await expect(row).toContainText("300 × 200 × 150");
  await expectAccessible();
  await row.getByRole("button", { name: /^Archive/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Archive carton" }).click();
  await expect(row).toContainText("Archived");
});
