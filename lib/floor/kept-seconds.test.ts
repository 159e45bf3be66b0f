import { expect, test } from "vitest";
import { keptSeconds } from "./kept-seconds";

test.each([
  [null, 0],
  ["7", 7],
  ["2.5", 2.5],
  ["-3", 0],
  ["soon", 0],
  ["Infinity", 7_776_000],
  ["1e30", 7_776_000],
])("%s is %s seconds, from which an instant can be told", (header, seconds) => {
  expect(keptSeconds(header)).toBe(seconds);
  expect(new Date(Date.now() - keptSeconds(header) * 1000).toISOString()).toMatch(/^\d{4}-/);
});
