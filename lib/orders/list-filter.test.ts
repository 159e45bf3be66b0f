import { expect, test } from "vitest";
import { filterOfQuery } from "./list-filter";

test.each(["2026-02-31", "2025-02-29", "0000-01-01", "2026-13-01", "2026-1-1", "26-01-01", "tomorrow"])(
  "a day that cannot be is left out: %s",
  (day) => {
    expect(filterOfQuery({ from: day, to: day, q: "lamp" })).toEqual({ ...filterOfQuery({}), text: "lamp" });
  },
);

test.each(["0001-01-01", "2024-02-29", "9999-12-31"])("a day of the calendar filters: %s", (day) => {
  expect(filterOfQuery({ from: day, to: day })).toMatchObject({ from: day, to: day });
});
