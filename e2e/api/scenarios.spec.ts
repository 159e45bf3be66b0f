import { expect, test } from "@playwright/test";
import { type ProofServer, startProofServer } from "@/e2e/support/proof/proof-server";
import { FLOOR } from "@/lib/testing/scenarios/floor";
import { PLACING } from "@/lib/testing/scenarios/placing";
import { SHIPPING } from "@/lib/testing/scenarios/shipping";
import { STOCK } from "@/lib/testing/scenarios/stock";

test.describe.configure({ mode: "default", timeout: 180_000 });

let server: ProofServer;
test.beforeAll(async () => {
  server = await startProofServer();
});
test.afterAll(() => server?.stop());

for (const [index, { number, title, run }] of [...PLACING, ...STOCK, ...FLOOR, ...SHIPPING]
  .toSorted((a, b) => a.number - b.number)
  .entries()) {
  test(`scenario ${number} over HTTP: ${title}`, async () => {
    const desk = await server.desk(`scenario-${index}`);
    await run(desk);
    const { differing_rows, invariants } = await desk.verify();
    expect(invariants.filter(({ rows }) => rows > 0)).toEqual([]);
    expect(differing_rows).toBe(0);
  });
}
