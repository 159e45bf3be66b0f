import { expect, test } from "vitest";
import { floorPath } from "@/lib/floor/floor-path";

test("a door leads to the page of the floor that was asked for, and nowhere else", () => {
  for (const path of ["/floor", "/floor?desk=1", "/floor/pick/123"]) expect(floorPath(path)).toBe(path);
  for (const path of [
    null,
    undefined,
    "",
    "/orders",
    "/floors",
    "//evil.example",
    "/floor/enter?next=/floor",
    "/floor/lock",
    "/floor/../orders",
  ])
    expect([path, floorPath(path)]).toEqual([path, "/floor"]);
});
