import { findingsInBothThemes } from "@/e2e/support/accessible";
import { everyPage } from "@/e2e/support/every-page";
import { expect, test } from "@/e2e/support/test";

const ADMIN = "admin@demo.example";
const SCREENS = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
];

const ORDER_DESK = /^\/(orders|drafts|refused|exceptions|customers|products|price-lists|stock|imports)/;
const DESKS = { orders: (kind: string) => ORDER_DESK.test(kind), "all else": (kind: string) => !ORDER_DESK.test(kind) };

for (const [desk, isOfDesk] of Object.entries(DESKS))
  test(`no page of ${desk} is wider than the screen, and each can be read by everyone in light and dark`, async ({ page, signIn }) => {
    test.setTimeout(400_000);
    await signIn(ADMIN, "/orders");
    const problems: string[] = [];
    let seen = 0;
    for await (const { path } of everyPage(page, isOfDesk)) {
      seen += 1;
      for (const screen of SCREENS) {
        await page.setViewportSize(screen);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) problems.push(`${path} at ${screen.width}: ${over} px too wide`);
      }
      problems.push(...(await findingsInBothThemes(page)).map((finding) => `${path} ${finding}`));
    }
    expect(problems).toEqual([]);
    expect(seen).toBeGreaterThan(25);
  });

test("who is not signed in can read every page, in light and dark", async ({ page }) => {
  const problems: string[] = [];
  for (const path of ["/sign-in", "/forgot", "/reset/unknown", "/invitation/unknown", "/track/unknown", "/floor/enrol", "/no-such-page"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    problems.push(...(await findingsInBothThemes(page)).map((finding) => `${path} ${finding}`));
  }
  expect(problems).toEqual([]);
});

test("the search and the keyboard help can be read by everyone, in light and dark", async ({ page, signIn }) => {
  await signIn(ADMIN, "/orders");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox", { name: /type a command/ });
  await expect(search).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await search.fill("so");
  await expect(page.getByRole("listbox", { name: "Results" }).getByRole("option").first()).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  expect(await findingsInBothThemes(page)).toEqual([]);
});

test("a mail as it is drawn can be read by everyone, in light and dark", async ({ page, signIn, context }) => {
  await signIn(ADMIN, "/mailbox");
  await page.getByRole("table", { name: "Mail" }).locator("a[data-row-link]").first().click();
  const html = await page.locator("iframe").getAttribute("srcdoc");
  const mail = await context.newPage();
  await mail.setContent(html ?? "");
  await expect(mail.getByRole("heading").first()).toBeVisible();
  expect(await findingsInBothThemes(mail)).toEqual([]);
});
