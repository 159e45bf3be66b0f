import { expect, test } from "vitest";
import { MAX_ATTEMPTS, waitAfter } from "@/lib/outbox/backoff";

test("waits double up to an hour and spread by a quarter to both sides", () => {
  expect(waitAfter(1, () => 0.5)).toBe(10_000);
  expect(waitAfter(2, () => 0.5)).toBe(20_000);
  expect(waitAfter(11, () => 0.5)).toBe(3_600_000);
  expect(waitAfter(1, () => 0)).toBe(7_500);
  expect(waitAfter(1, () => 1)).toBe(12_500);
});

test("a mail server may be away for three hours before anything is dead", () => {
  let waited = 0;
  for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) waited += waitAfter(attempt, () => 0);
  expect(waited).toBeGreaterThan(2.5 * 3_600_000);
});
