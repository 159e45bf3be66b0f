import { expect, test } from "vitest";
import { stateText, waitText } from "@/components/outbox/state-text";

const now = new Date("2026-11-21T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

test("the next try is told in words", () => {
  expect([0, 40, 89, 240, 3_600, 7_200].map((seconds) => waitText(seconds * 1_000))).toEqual([
    "now",
    "in 40 s",
    "in 89 s",
    "in 4 min",
    "in 60 min",
    "in 2 h",
  ]);
});

test("a state is one or two sentences", () => {
  const failed = { attempts: 3, lastError: "The mail server answered: 451 Try later", nextAttemptAt: later(40) };
  expect(stateText({ ...failed, status: "pending" }, now)).toBe("3 tries failed. Next in 40 s. The mail server answered: 451 Try later.");
  expect(stateText({ ...failed, status: "dead" }, now)).toBe("3 tries failed. The mail server answered: 451 Try later.");
  expect(stateText({ attempts: 0, lastError: null, nextAttemptAt: now, status: "pending" }, now)).toBe("Leaves in a moment.");
  expect(stateText({ attempts: 1, lastError: null, nextAttemptAt: now, status: "sent" }, now)).toBe("");
});
