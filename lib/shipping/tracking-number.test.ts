import { expect, test } from "vitest";
import { isTrackingNumber, trackingNumberOf } from "@/lib/shipping/tracking-number";

test("a key always gives the same tracking number, and other keys give others", () => {
  const keys = Array.from({ length: 5000 }, (_, index) => `0192f0c1-2345-7abc-8def-${String(index).padStart(12, "0")}`);
  const numbers = keys.map(trackingNumberOf);
  expect(numbers).toEqual(keys.map(trackingNumberOf));
  expect(new Set(numbers).size).toBe(keys.length);
  expect(numbers.every((number) => /^\d{18}$/.test(number) && isTrackingNumber(number))).toBe(true);
});

test("a tracking number with one digit mistyped is not one", () => {
  const number = trackingNumberOf("0192f0c1-2345-7abc-8def-0123456789ab");
  for (let place = 0; place < number.length; place += 1) {
    const other = String((Number(number[place]) + 3) % 10);
    expect(isTrackingNumber(number.slice(0, place) + other + number.slice(place + 1))).toBe(false);
  }
  expect(isTrackingNumber(number.slice(1))).toBe(false);
});
