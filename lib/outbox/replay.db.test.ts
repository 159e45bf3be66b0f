import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RIGHTS } from "@/db/values";
import { replayAllDead, replayMessage } from "@/lib/outbox/replay";
import { dispatchDue, drainToMailbox, withoutLinks } from "@/lib/outbox/dispatch";
import { queueMessage } from "@/lib/testing/outbox";
import { actorOf } from "@/lib/testing/actor";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const org = () => ({ id: world.orgId, timeZone: "UTC" });
const statusOf = async (id: string) => (await world.sql("select status from outbox_message where id = $1", [id]))[0]?.status;
async function deadMessage(): Promise<string> {
  const id = await queueMessage(world, { email: null });
  await drainToMailbox(org());
  expect(await statusOf(id)).toBe("dead");
  return id;
}

test("a dead message is sent to the address that a person puts in, and it is on record who did", async () => {
  const id = await deadMessage();
  const person = { ...world.actor, kind: "user" as const, id: v7() };
  expect(await replayMessage(person, { messageId: id, recipient: "right@shop.example" })).toEqual({ ok: true, messages: 1 });
  await drainToMailbox(org());
  expect(await world.sql("select recipient from mail_message where outbox_id = $1", [id])).toEqual([{ recipient: "right@shop.example" }]);
  expect(await world.sql("select actor_kind, actor_id, action from admin_event where subject = $1", [id])).toEqual([
    { actor_kind: "user", actor_id: person.id, action: "message.replayed" },
  ]);
});

test("a message that waits for its next try goes at once", async () => {
  const id = await queueMessage(world);
  await world.sql(
    "update outbox_message set attempts = 3, last_error = 'x', next_attempt_at = clock_timestamp() + interval '1 hour' where id = $1",
    [id],
  );
  expect(await replayMessage(world.actor, { messageId: id })).toEqual({ ok: true, messages: 1 });
  expect((await dispatchDue(org(), { smtp: null, fromAddress: "a@b.example", leaseMs: 60_000, linkTo: withoutLinks })).outcomes).toEqual([
    "sent",
  ]);
});

test("a sent message is never sent again", async () => {
  const id = await queueMessage(world);
  await drainToMailbox(org());
  expect(await replayMessage(world.actor, { messageId: id })).toEqual({ ok: false, code: "not_waiting", subject: "sent" });
});

test("without the right, and from another organization, nothing is written", async () => {
  const id = await deadMessage();
  const without = actorOf(world.orgId, new Set(RIGHTS.filter((right) => right !== "replay")));
  expect(await replayMessage(without, { messageId: id })).toEqual({ ok: false, code: "no_right", subject: "replay" });
  expect(await replayAllDead(without)).toEqual({ ok: false, code: "no_right", subject: "replay" });
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect(await replayMessage(stranger, { messageId: id })).toEqual({ ok: false, code: "not_found", subject: null });
  expect(await replayAllDead(stranger)).toEqual({ ok: true, messages: 0 });
  expect(await statusOf(id)).toBe("dead");
});

test("an invitation goes to nobody but the invited person", async () => {
  const id = await queueMessage(world, {
    topic: "email.invitation",
    payload: {
      organizationName: "Acme",
      email: "broken",
      invitedByName: "Ann",
      roleName: "Finance",
      link: "https://onerow.example/x",
      expiresAt: "2026-12-01T11:00:00Z",
    },
  });
  await drainToMailbox(org());
  expect(await replayMessage(world.actor, { messageId: id, recipient: "thief@shop.example" })).toMatchObject({
    ok: false,
    code: "recipient_fixed",
  });
});

test("all dead messages at once", async () => {
  await world.sql("delete from outbox_message where status = 'dead'");
  await Promise.all([1, 2, 3].map(() => queueMessage(world, { email: null })));
  await drainToMailbox(org());
  expect(await replayAllDead(world.actor)).toEqual({ ok: true, messages: 3 });
});
