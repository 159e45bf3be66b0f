import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";

const FOLDER = process.env.NEXT_DIST_DIR ?? ".next";
// Tablets on bad radio load a page when its work begins, so their pages are held tighter than the 130 kB that any page may have.
const MOST_BYTES = { floor: 125_000, any: 130_000 };

type Route = { route: string; firstLoadChunkPaths: string[] };

/** Script of a page's first load as it travels: each file as the build compressed it. */
async function bytesOf({ firstLoadChunkPaths }: Route): Promise<number> {
  const files = await Promise.all(firstLoadChunkPaths.map((file) => stat(`${file}.br`)));
  return files.reduce((sum, { size }) => sum + size, 0);
}

test("no page loads more script than it may; those of the floor less", async () => {
  const stats = JSON.parse(await readFile(path.join(FOLDER, "diagnostics", "route-bundle-stats.json"), "utf8")) as Route[];
  const pages = await Promise.all(stats.map(async (route) => ({ route: route.route, bytes: await bytesOf(route) })));
  expect(pages.filter(({ route }) => route.startsWith("/floor/")).length).toBeGreaterThan(10);
  expect(pages.every(({ bytes }) => bytes > 0)).toBe(true);
  const over = pages.filter(({ route, bytes }) => bytes > (route.startsWith("/floor") ? MOST_BYTES.floor : MOST_BYTES.any));
  expect(over).toEqual([]);
});
