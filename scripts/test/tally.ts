import { readFileSync } from "node:fs";

/** `retried` passed only on a second try; they are among the passed and are named. */
export type Tally = { passed: number; failed: number; skipped: number; retried?: number };

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** A step without tests of its own counts as one; a runner that failed without a failed test (no test, a crash) as one failure. */
export function tallyOf(ok: boolean, report: Tally | null): Tally {
  if (report === null) return ok ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  return !ok && report.failed === 0 ? { ...report, failed: 1 } : report;
}

export function readVitest(file: string): Tally | null {
  const report = readJson<VitestReport>(file);
  return report && { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

/** A shared machine can stall a browser, so one more try decides; that it took one is said aloud. */
export function readPlaywright(file: string): Tally | null {
  const stats = readJson<PlaywrightReport>(file)?.stats;
  if (!stats) return null;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped, retried: stats.flaky };
}

function readJson<Report>(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  }
}

export const lineOf = ({ passed, failed, skipped, retried = 0 }: Tally): string =>
  [
    `${passed} passed, ${failed} failed`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(retried > 0 ? [`${retried} on a second try`] : []),
  ].join(", ");
