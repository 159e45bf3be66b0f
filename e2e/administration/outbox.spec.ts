import { type OwnOffice, openOwnOffice } from "@/e2e/support/own-office";
import { expect, test } from "@/e2e/support/test";

let office: OwnOffice;
let administrator: string;
test.beforeAll(async () => {
  office = await openOwnOffice();
  administrator = await office.member("admin");
});
test.afterAll(() => office.close());

test("an empty outbox says what would be here", async ({ page, signIn, expectAccessible }) => {
  await signIn(administrator, "/outbox");
  await expect(page.getByText("Nothing was sent yet")).toBeVisible();
  await page.getByRole("link", { name: "Withheld" }).click();
  await expect(page.getByText("Nothing was withheld")).toBeVisible();
  await expectAccessible();
});

test("a dead letter is sent again, to the address that it lacked", async ({ page, signIn, expectAccessible }) => {
  const number = await office.place("SILENT");
  await signIn(administrator, "/outbox");
  await page.getByRole("link", { name: "Dead letters" }).click();
  const row = page.getByRole("row").filter({ hasText: number });
  await expect(row).toContainText("There is no mail address to send it to.");
  await expectAccessible();
  await row.getByRole("button", { name: "Send again" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To").fill("found@buyer.example");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("The message is queued again and leaves in a moment.")).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.goto("/mailbox?q=found@buyer.example");
  await expect(page.getByRole("link", { name: `Order ${number} is confirmed` })).toBeVisible();
});

test("on a phone the state and the button stay in reach", async ({ page, signIn, expectAccessible }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const number = await office.place("SILENT");
  await signIn(administrator, "/outbox?view=dead");
  await page.getByRole("button", { name: new RegExp(`^Send again.*${number}$`) }).click();
  await expect(page.getByRole("dialog").getByLabel("To")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await expectAccessible();
});
