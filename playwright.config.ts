import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "@/scripts/test/chromium";

// The settings are read again in every worker, so what is chosen here is kept in the environment.
const port = Number((process.env.E2E_PORT ??= "3210"));
const folder = (process.env.E2E_DATA_DIR ??= path.join(tmpdir(), `onerow-e2e-${port}`));
const executablePath = process.env.CHROMIUM_PATH ?? findChromium() ?? undefined;
const DESKS = ["front-office", "warehouse", "finance", "customer", "administration", "api"];

export default defineConfig({
  testDir: "e2e",
  // Tests call domain commands in their own process, where "server-only" has nothing to guard.
  tsconfig: "e2e/tsconfig.json",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A shared machine can stall a browser past any patience once; a promise that is broken is broken twice.
  retries: process.env.CI === undefined ? 0 : 1,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium has no sandbox for root, as in containers.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  projects: DESKS.map((desk) => ({ name: desk, testDir: `e2e/${desk}` })),
  // The program as npm start runs it, with demo data, on a database of its own that goes with it.
  webServer: {
    command: "node --conditions=react-server --import tsx e2e/support/serve.ts",
    url: `http://localhost:${port}/api/health`,
    env: { PORT: String(port), ONEROW_DATA_DIR: folder, DATABASE_URL: "", SMTP_URL: "", NEXTAUTH_URL: `http://localhost:${port}` },
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    reuseExistingServer: false,
    stdout: "pipe",
  },
});
