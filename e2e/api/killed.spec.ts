import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import type { HttpDesk } from "@/e2e/support/http-desk";
import { type ProofServer, startProofServer } from "@/e2e/support/proof/proof-server";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import type { World } from "@/lib/testing/world";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";

test.describe.configure({ mode: "default", timeout: 300_000 });

let server: ProofServer;
test.beforeAll(async () => {
  server = await startProofServer();
});
test.afterAll(() => server?.stop());

type Told = { acknowledged: Map<string, string>; unheard: Set<string> };

/** Clients that place and receive until the server does not answer any more. */
async function storm(desk: HttpDesk, clients: number, onAnswer: (told: Told) => void): Promise<Told> {
  const told: Told = { acknowledged: new Map(), unheard: new Set() };
  const client = async (number: number): Promise<void> => {
    for (;;) {
      const key = randomUUID();
      if (number % 4 !== 3) told.unheard.add(key);
      try {
        const reply = number % 4 === 3 ? await desk.receive(GOODS, key) : await desk.place(bodyOf(key), key);
        expect(reply.status).toBe(201);
        if (number % 4 !== 3) told.acknowledged.set(key, reply.body.order?.id ?? "");
        told.unheard.delete(key);
        onAnswer(told);
      } catch (error) {
        if (!/fetch failed|terminated|JSON/.test(String(error))) throw error;
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return told;
}

const GOODS = { location: "MAIN", reference: "storm", lines: [{ sku: "LAMP", units: 5, unit_cost: "2.00" }] };
const bodyOf = (key: string) => ({
  customer: `C${key.charCodeAt(0) % 4}`,
  lines: [{ sku: "LAMP", units: 1 + (key.charCodeAt(1) % 3) }],
  allow_backorder: true,
});

async function mailProblems({ orgId, sql }: Pick<World, "orgId" | "sql">): Promise<unknown[]> {
  await drainToMailbox({ id: orgId, timeZone: "UTC" });
  return sql(
    `select o.number from orders o where o.org_id = $1 and (select count(*) from outbox_message m join mail_message d on d.org_id = m.org_id and d.outbox_id = m.id
       where m.org_id = o.org_id and m.order_id = o.id and m.topic = 'email.order_confirmed' and m.status = 'sent') <> 1`,
    [orgId],
  );
}

test("a server that is killed in a storm of requests loses no order that it acknowledged and no email", async () => {
  const desk = await server.desk("storm");
  await addLocation(desk.world, "MAIN");
  await addProduct(desk.world, { sku: "LAMP", price: "9.99", rate: "20" });
  for (const code of ["C0", "C1", "C2", "C3"]) await addCustomer(desk.world, { code, limitMinor: null });
  let dying: Promise<void> | undefined;
  const told = await storm(desk, 12, ({ acknowledged }) => {
    if (acknowledged.size >= 60) dying ??= server.kill();
  });
  await dying;
  expect(told.unheard.size).toBeGreaterThan(0);
  await server.start();

  // Whoever heard nothing asks again under the same key and gets the one order that there is.
  for (const key of told.unheard) {
    const reply = await desk.place(bodyOf(key), key);
    expect(reply.status).toBe(201);
    told.acknowledged.set(key, reply.body.order?.id ?? "");
  }
  const rows = await desk.world.sql("select id from orders where org_id = $1", [desk.world.orgId]);
  expect(rows.map(({ id }) => String(id)).toSorted()).toEqual([...told.acknowledged.values()].toSorted());
  for (const [key, id] of told.acknowledged) expect((await desk.place(bodyOf(key), key)).body.order?.id).toBe(id);
  expect(await mailProblems(desk.world)).toEqual([]);
  const { differing_rows, invariants } = await desk.verify();
  expect(invariants.filter(({ rows: differing }) => differing > 0)).toEqual([]);
  expect(differing_rows).toBe(0);
});
