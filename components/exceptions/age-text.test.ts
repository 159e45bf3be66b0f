import { expect, test } from "vitest";
import { ageText } from "./age-text";

test("an age is said in the largest unit that still tells something", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const ages = ["2026-11-22T12:00:01Z", "2026-11-22T11:48:00Z", "2026-11-22T11:00:00Z", "2026-11-20T12:00:01Z", "2026-11-20T12:00:00Z"];
  expect(ages.map((since) => ageText(new Date(since), now))).toEqual(["0 min", "12 min", "1 h", "47 h", "2 days"]);
});
