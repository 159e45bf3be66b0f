import { defineConfig } from "vitest/config";

const shared = {
  resolve: { tsconfigPaths: true, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server"], externalConditions: ["react-server"] } },
};
const skipped = ["**/node_modules/**", "**/.next*/**", "e2e/**", "scripts/planted/**"];
const database = {
  environment: "node" as const,
  exclude: skipped,
  setupFiles: ["./db/testing/through-neon.ts"],
  globalSetup: ["./db/testing/global-setup.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  ...shared,
  test: {
    // A database test waits for PostgreSQL half of its time, so two go well on two processors.
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...skipped, "**/*.db.test.ts"],
          environment: "node",
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: { ...database, name: "db", include: ["**/*.db.test.ts"], exclude: [...skipped, "scripts/start/neon.db.test.ts"] },
      },
      // What a start asks of the database, and what moves orders, stock and credit, once more through Neon's driver.
      {
        ...shared,
        test: {
          ...database,
          name: "neon",
          include: [
            "db/{client,migrate}.db.test.ts",
            "scripts/start/{database,neon}.db.test.ts",
            "lib/orders/{scenarios,races}.db.test.ts",
            "lib/{receiving,tenancy}/**/*.db.test.ts",
          ],
        },
      },
    ],
  },
});
