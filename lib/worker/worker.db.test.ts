import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { flushSignals, signalChange } from "@/lib/live/signal";
import { type ChildWorker, startChildWorker } from "@/lib/testing/child-worker";
import { openMailServer, queueMessage } from "@/lib/testing/outbox";
import { createWorld, type World } from "@/lib/testing/world";

// Every worker is a process that starts from nothing, which takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
let workers: ChildWorker[] = [];
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sql("delete from mail_message");
  await world.sql("delete from outbox_message");
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill().catch(() => undefined)));
  workers = [];
});

function startWorker(env: Record<string, string> = {}): ChildWorker {
  const worker = startChildWorker({ DATABASE_URL: world.url, SMTP_URL: "", ...env });
  workers.push(worker);
  return worker;
}

const countOf = async (status: string) =>
  Number((await world.sql("select count(*)::int as n from outbox_message where status = $1", [status]))[0]?.n);

async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds()); await delay(50)) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}\n${workers.map((worker) => worker.said()).join("\n")}`);
  }
}

test("two workers race for 200 messages and every one is in the mailbox once", async () => {
  const ids = await Promise.all(Array.from({ length: 200 }, (_, n) => queueMessage(world, { email: `buyer${n}@shop.example` })));
  startWorker();
  startWorker();
  await until("all are sent", async () => (await countOf("sent")) === 200);
  const mails = await world.sql("select outbox_id from mail_message");
  expect(mails.map((mail) => String(mail.outbox_id)).sort()).toEqual(ids.toSorted());
  expect(await world.sql("select max(attempts) as most from outbox_message")).toEqual([{ most: 1 }]);
});

test("a worker killed between sending and marking loses no message, and what arrives twice has the same Message-ID", async () => {
  const server = await openMailServer(30_000);
  const env = { SMTP_URL: server.url, MAIL_FROM: "orders@acme.example", OUTBOX_LEASE_MS: "3000" };
  const ids = await Promise.all(
    Array.from({ length: 6 }, (_, n) => queueMessage(world, { email: n < 4 ? `slow@shop${n}.example` : "quick@shop.example" })),
  );
  const first = startWorker(env);
  await until(
    "the server has taken messages that it has not answered",
    async () => server.received.filter(({ recipient }) => recipient.startsWith("slow@")).length === 4 && (await countOf("sending")) === 4,
  );
  await first.kill();
  startWorker(env);
  await until("all are sent", async () => (await countOf("sent")) === 6);
  const arrived = server.received.map(({ messageId }) => messageId);
  expect(arrived.length).toBeGreaterThan(6);
  expect([...new Set(arrived)].sort()).toEqual(ids.map((id) => `<${id}@acme.example>`).sort());
  await server.close();
});

test("a signal after the commit wakes the worker at once, and SIGTERM stops it when the message in hand is out", async () => {
  const server = await openMailServer(1_500);
  const worker = startWorker({ SMTP_URL: server.url, MAIL_FROM: "orders@acme.example" });
  await queueMessage(world, { email: "quick@shop.example" });
  await until("the worker has settled", async () => (await countOf("sent")) === 1);
  await delay(1_000);
  await queueMessage(world, { email: "slow@shop.example" });
  const signaledAt = Date.now();
  signalChange(world.orgId, null);
  await flushSignals();
  await until("the server has the message", () => server.received.length === 2, 5_000);
  // Without the signal the next sweep would find it, which comes every fifteen seconds.
  expect(Date.now() - signaledAt).toBeLessThan(5_000);
  await queueMessage(world);
  expect(await worker.stop()).toBe(0);
  expect([await countOf("sent"), await countOf("pending"), await countOf("sending")]).toEqual([2, 1, 0]);
  await server.close();
});

test("a worker survives a database that goes away and comes back", async () => {
  const worker = startWorker();
  await queueMessage(world);
  await until("it works", async () => (await countOf("sent")) === 1);
  const cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'onerow%' and pid <> pg_backend_pid()";
  for (let times = 0; times < 3; times++) {
    await world.sql(cut);
    await delay(100);
  }
  await queueMessage(world);
  await until("it works again", async () => (await countOf("sent")) === 2);
  expect(await worker.stop()).toBe(0);
});

test("wrong mail settings end it with one sentence", async () => {
  const worker = startWorker({ SMTP_URL: "smtp://mail.example" });
  await until("it has ended", () => worker.said() !== "");
  expect(worker.said()).toBe("MAIL_FROM must name the sender's address when SMTP_URL is set.\n");
});
