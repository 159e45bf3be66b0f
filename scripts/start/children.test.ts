import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { startChild } from "@/scripts/start/children";

const folder = mkdtempSync(path.join(tmpdir(), "onerow-children-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, lines: readonly string[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, lines.join("\n"));
  return file;
}

// As the development server does: it hands its own preloads on to what it forks, and tells it later what to do.
const FORKS = [
  'import { fork } from "node:child_process";',
  'if (process.argv[2] === "forked") process.on("message", () => process.exit(7));',
  "else {",
  '  const child = fork(import.meta.filename, ["forked"], { execArgv: process.execArgv });',
  '  setTimeout(() => child.connected && child.send("go"), 500);',
  '  child.on("exit", (code) => process.exit(code ?? 1));',
  "}",
];

test("what a child forks stays until it has heard what it is to do", async () => {
  expect(await startChild([program("forks.mjs", FORKS)], process.env, "ignore").ended).toBe(7);
});

test("a child ends by itself when its work is done", async () => {
  expect(await startChild([program("short.mjs", ["process.exitCode = 3;"])], process.env, "ignore").ended).toBe(3);
});
