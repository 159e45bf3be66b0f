import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import { replayMessage } from "@/lib/outbox/replay";
import { queueMessage } from "@/lib/testing/outbox";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { SCHEDULES } from "@/lib/worker/schedules";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function runAll(): Promise<void> {
  for (const schedule of SCHEDULES) await schedule.run(world.orgId, new AbortController().signal);
}
const payloadOf = async (id: string) =>
  (await world.sql("select payload, cut_at is not null as cut from outbox_message where id = $1", [id]))[0];
const makeOld = (id: string, days: number) =>
  world.sql("update outbox_message set at = at - $2 * interval '1 day' where id = $1", [id, days]);

test("a week after its commit a sent message keeps references only; one that still has to leave keeps its facts", async () => {
  const [old, young, dead] = [await queueMessage(world), await queueMessage(world), await queueMessage(world, { email: null })];
  await drainToMailbox({ id: world.orgId, timeZone: "UTC" });
  const waiting = await queueMessage(world);
  for (const id of [old, dead, waiting]) await makeOld(id, 8);
  await makeOld(young, 6);
  await runAll();
  expect(await payloadOf(old)).toEqual({ payload: { cut: true }, cut: true });
  for (const id of [young, dead, waiting]) expect(await payloadOf(id)).toMatchObject({ cut: false });
  expect(await replayMessage(world.actor, { messageId: dead, recipient: "a@shop.example" })).toMatchObject({ ok: true });
});

test("once-only keys are forgotten after thirty days, in this organization alone", async () => {
  const other = await addOrganization(world.sql, "other");
  const addKey = (orgId: string, key: string, days: number) =>
    world.sql(
      "insert into idempotency_key (org_id, route, key, body_hash, status, answer, commit_id, at) values ($1, 'orders', $2, '', 201, '{}', $3, now() - $4 * interval '1 day')",
      [orgId, key, v7(), days],
    );
  await addKey(world.orgId, "old", 31);
  await addKey(world.orgId, "young", 29);
  await addKey(other, "old", 31);
  await runAll();
  expect(await world.sql("select org_id, key from idempotency_key order by key desc")).toEqual([
    { org_id: world.orgId, key: "young" },
    { org_id: other, key: "old" },
  ]);
});
