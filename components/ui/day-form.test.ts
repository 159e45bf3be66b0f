import { expect, test } from "vitest";
import { dayIn, fullDay, fullTime, shortDay, timeText } from "@/components/ui/day-form";

const ZONE = "Europe/Belgrade";
const now = new Date("2026-11-21T15:00:00Z");

test("today is a clock, this year a date, another year says so", () => {
  expect(timeText(new Date("2026-11-21T09:42:07.318Z"), ZONE, "auto", now)).toBe("10:42");
  expect(timeText(new Date("2026-11-20T09:42:07Z"), ZONE, "auto", now)).toBe("20 Nov");
  expect(timeText(new Date("2025-11-21T09:42:07Z"), ZONE, "auto", now)).toBe("21 Nov 2025");
});

test("the day is the organization's, not the server's", () => {
  const lateEvening = new Date("2026-11-20T23:30:00Z");
  expect(dayIn(lateEvening, ZONE)).toBe("2026-11-21");
  expect(timeText(lateEvening, ZONE, "auto", now)).toBe("00:30");
  expect(timeText(lateEvening, "UTC", "auto", now)).toBe("20 Nov");
});

test("the other forms", () => {
  const at = new Date("2026-11-20T09:42:07.318Z");
  expect(timeText(at, ZONE, "datetime", now)).toBe("20 Nov 10:42");
  expect(timeText(at, ZONE, "exact", now)).toBe("10:42:07.318");
  expect(fullTime(at, ZONE)).toContain("Friday");
  expect(shortDay("2026-11-05", "2026-11-21")).toBe("5 Nov");
  expect(fullDay("2026-11-25")).toContain("Wednesday");
});
