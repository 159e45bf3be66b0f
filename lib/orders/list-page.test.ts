import { expect, test } from "vitest";
import { cursorOf } from "@/lib/catalogue/keyset";
import { FROM_THE_TOP, placeOf } from "./list-page";

const ID = "0192f0c1-2345-7abc-8def-000000000001";
const place = (listedAt: string) => placeOf({ timeZone: "UTC", limit: 50, older: cursorOf(`${listedAt}|${ID}`) });

test.each(["2026-11-22 14:01:56.123456+00", "2026-02-28 00:00:00+00", "2024-02-29 23:59:59.5-03:30"])(
  "a cursor of ours names its place: %s",
  (at) => {
    expect(place(at)).toEqual({ listedAt: at, id: ID, direction: "older" });
  },
);

test.each([
  "1",
  "",
  "2026",
  "2026-02-31 00:00:00+00",
  "0000-01-01 00:00:00+00",
  "2026-11-22 24:00:00+00",
  "2026-11-22 10:60:00+00",
  "12/24",
  "now",
])("a made-up instant leads to the first page: %s", (at) => {
  expect(place(at)).toBeNull();
});

test("so does a cursor without a place", () => {
  expect(placeOf({ timeZone: "UTC", limit: 50, older: FROM_THE_TOP })).toBeNull();
});
