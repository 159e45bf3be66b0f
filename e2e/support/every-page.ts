import { expect, type Page } from "@playwright/test";
import { PAGES } from "@/e2e/support/access/pages";

const ELSEWHERE = ["/sign-in", "/invitation", "/forgot", "/reset", "/track", "/floor/enrol", "/floor/enter", "/floor/location"];

const opens = (path: string): boolean => !path.includes("[") && !ELSEWHERE.some((start) => path.startsWith(start));
/** The page that an address belongs to, as the file system names it. */
const pageOf = (path: string): string | undefined =>
  Object.keys(PAGES)
    .sort((a, b) => b.replace(/\[.*?\]/g, "").length - a.replace(/\[.*?\]/g, "").length)
    .find((page) => new RegExp(`^${page.replace(/\[.*?\]/g, "[^/]+")}$`).test(path));

export type OpenPage = { path: string; kind: string };

/** Opens every page that somebody who is signed in reaches, and one of each kind that a list leads to. */
export async function* everyPage(page: Page, wanted: (kind: string) => boolean = () => true): AsyncGenerator<OpenPage> {
  const left = Object.keys(PAGES)
    .filter((kind) => opens(kind) && wanted(kind))
    .map((kind) => ({ path: kind, kind }));
  const seen = new Set(left.map(({ kind }) => kind));
  for (const open of left) {
    await page.goto(open.path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    const links = await page.locator("main a[href^='/']").evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    yield open;
    for (const path of links) {
      const kind = pageOf(path.split("?")[0] ?? "");
      if (!kind?.includes("[") || seen.has(kind) || !wanted(kind)) continue;
      seen.add(kind);
      left.push({ path, kind });
    }
  }
}
