import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { lineOf, readPlaywright, readVitest, tallyOf } from "@/scripts/test/tally";

const folder = mkdtempSync(path.join(tmpdir(), "onerow-tally-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const report = (content: object): string => {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
};

test("a step without tests counts as one, passed or failed", () => {
  expect(tallyOf(true, null)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(tallyOf(false, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a runner that ended badly without a failed test still counts as a failure", () => {
  expect(tallyOf(false, { passed: 7, failed: 0, skipped: 1 })).toEqual({ passed: 7, failed: 1, skipped: 1 });
});

test("the counts are those of the runners, and a browser test that needed a second try is named", () => {
  const vitest = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(readVitest(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  const playwright = report({ stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 } });
  expect(readPlaywright(playwright)).toEqual({ passed: 5, failed: 0, skipped: 0, retried: 1 });
  expect(readVitest(path.join(folder, "missing.json"))).toBeNull();
});

test("the last line names skipped tests only when there are some", () => {
  expect(lineOf({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(lineOf({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  expect(lineOf({ passed: 3, failed: 0, skipped: 0, retried: 1 })).toBe("3 passed, 0 failed, 1 on a second try");
});
