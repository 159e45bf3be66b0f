import { defineConfig } from "vitest/config";

const shared = {
  resolve: { tsconfigPaths: true, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server"], externalConditions: ["react-server"] } },
};
const skipped = ["**/node_modules/**", "**/.next*/**", "e2e/**", "scripts/planted/**"];

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...skipped, "**/*.db.test.ts"], environment: "node" },
      },
      {
        ...shared,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: skipped,
          environment: "node",
          globalSetup: ["./db/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
