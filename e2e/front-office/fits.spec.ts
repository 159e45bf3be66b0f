import { PAGES } from "@/e2e/support/access/pages";
import { expect, test } from "@/e2e/support/test";

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];
const ELSEWHERE = ["/sign-in", "/invitation", "/forgot", "/reset", "/track", "/floor/enrol", "/floor/enter", "/floor/location"];

const opens = (path: string): boolean => !path.includes("[") && !ELSEWHERE.some((start) => path.startsWith(start));
/** The page that an address belongs to, as the file system names it. */
const pageOf = (path: string): string | undefined =>
  Object.keys(PAGES)
    .sort((a, b) => b.replace(/\[.*?\]/g, "").length - a.replace(/\[.*?\]/g, "").length)
    .find((page) => new RegExp(`^${page.replace(/\[.*?\]/g, "[^/]+")}$`).test(path));

test("no page is wider than the screen, with the demo's rows in it", async ({ page, signIn }) => {
  await signIn("admin@demo.example", "/orders");
  const left = Object.keys(PAGES).filter(opens);
  const seen = new Set(left);
  const tooWide: string[] = [];
  for (const path of left) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) tooWide.push(`${path} at ${screen.width}: ${over} px`);
    }
    // One page of each kind that a list leads to.
    for (const href of await page
      .locator("main a[href^='/']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))) {
      const kind = pageOf(href.split("?")[0] ?? "");
      if (!kind?.includes("[") || seen.has(kind)) continue;
      seen.add(kind);
      left.push(href);
    }
  }
  expect(tooWide).toEqual([]);
  expect(seen.size).toBeGreaterThan(55);
});
