import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";

const FOLDER = process.env.NEXT_DIST_DIR ?? ".next";
// Tablets load a page on bad radio when its work begins: what few want, or want late, comes behind the page.
const MOST_BYTES = 130_000;

type Route = { route: string; firstLoadChunkPaths: string[] };

/** Script of a page's first load as it travels: each file as the build compressed it. */
async function bytesOf({ firstLoadChunkPaths }: Route): Promise<number> {
  const files = await Promise.all(firstLoadChunkPaths.map((file) => stat(`${file}.br`)));
  return files.reduce((sum, { size }) => sum + size, 0);
}

test("no page loads more script than it may, those of the floor included", async () => {
  const stats = JSON.parse(await readFile(path.join(FOLDER, "diagnostics", "route-bundle-stats.json"), "utf8")) as Route[];
  const pages = await Promise.all(stats.map(async (route) => ({ route: route.route, bytes: await bytesOf(route) })));
  expect(pages.filter(({ route }) => route.startsWith("/floor/")).length).toBeGreaterThan(10);
  expect(pages.every(({ bytes }) => bytes > 0)).toBe(true);
  const over = pages.filter(({ bytes }) => bytes > MOST_BYTES);
  expect(over).toEqual([]);
});
