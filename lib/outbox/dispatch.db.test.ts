import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MailRoute } from "@/lib/outbox/deliver";
import { dispatchDue, withoutLinks } from "@/lib/outbox/dispatch";
import { openSmtp, type Smtp } from "@/lib/outbox/smtp";
import { type MailServer, openMailServer, queueMessage, thenNothingIsDrawn } from "@/lib/testing/outbox";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
let server: MailServer;
let smtp: Smtp;
beforeAll(async () => {
  world = await createWorld();
  server = await openMailServer();
  smtp = openSmtp(server.url);
});
afterAll(async () => {
  smtp.close();
  await server.close();
  await world.close();
});
beforeEach(async () => {
  await world.sql("delete from mail_message");
  await world.sql("delete from outbox_message");
  server.received.length = 0;
});

const mailbox: MailRoute = { smtp: null, fromAddress: "orders@acme.example", leaseMs: 60_000, linkTo: withoutLinks };
const route = (): MailRoute => ({ ...mailbox, smtp });
const org = () => ({ id: world.orgId, timeZone: "Europe/Belgrade" });
type State = { status: string; attempts: number; last_error: string; next_attempt_at: Date; cut_at: Date | null; payload: unknown };
async function stateOf(id: string): Promise<State> {
  const rows = await world.sql("select status, attempts, last_error, next_attempt_at, payload, cut_at from outbox_message where id = $1", [
    id,
  ]);
  return rows[0] as State;
}
const containing = (text: string): string => expect.stringContaining(text) as string;
const makeDue = (id: string) => world.sql("update outbox_message set next_attempt_at = clock_timestamp() where id = $1", [id]);

describe("without a mail server", () => {
  test("a message lands in the mailbox, drawn, and is marked as sent in the same transaction", async () => {
    const id = await queueMessage(world);
    expect((await dispatchDue(org(), mailbox)).outcomes).toEqual(["sent"]);
    const [row] = await world.sql(
      "select m.recipient, m.sender, m.subject, m.html, m.plain, m.via, o.status, m.xmin::text = o.xmin::text as together from mail_message m join outbox_message o on o.id = m.outbox_id where o.id = $1",
      [id],
    );
    expect(row).toMatchObject({
      recipient: "buyer@shop.example",
      sender: "orders@acme.example",
      subject: "Order SO-1 is confirmed",
      via: "mailbox",
      status: "sent",
      together: true,
    });
    expect(row?.html).toContain("Green tea");
    expect(row?.plain).toContain("Total");
    expect((await dispatchDue(org(), mailbox)).outcomes).toEqual([]);
  });

  test("no address, a bad address and unreadable facts end as dead with a reason that a person understands", async () => {
    const none = await queueMessage(world, { email: null });
    const bad = await queueMessage(world, { email: "buyer at shop" });
    const broken = await queueMessage(world, { payload: { organizationName: "Acme Ltd" } });
    expect((await dispatchDue(org(), mailbox)).outcomes).toEqual(["dead", "dead", "dead"]);
    expect(await stateOf(none)).toMatchObject({ status: "dead", last_error: "There is no mail address to send it to." });
    expect(await stateOf(bad)).toMatchObject({ status: "dead", last_error: '"buyer at shop" is not a mail address.' });
    expect((await stateOf(broken)).last_error).toMatch(/^The facts of this message cannot be read \(orderNumber: /);
  });
});

describe("over SMTP", () => {
  const invitation = {
    organizationName: "Acme Ltd",
    email: "new@acme.example",
    invitedByName: "Admin",
    roleName: "Finance",
    link: "https://onerow.example/join/s3cret",
    expiresAt: "2026-12-01T10:00:00Z",
  };

  test("a message is handed over with a Message-ID made from its own id, and a copy is kept", async () => {
    const id = await queueMessage(world);
    expect((await dispatchDue(org(), route())).outcomes).toEqual(["sent"]);
    expect(server.received).toMatchObject([{ messageId: `<${id}@acme.example>`, recipient: "buyer@shop.example" }]);
    expect(server.received[0]?.source).toMatch(/^From: Acme Ltd <orders@acme.example>$/m);
    expect(server.received[0]?.source).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 1, last_error: null });
    expect(await world.sql("select via from mail_message where outbox_id = $1", [id])).toEqual([{ via: "smtp" }]);
  });

  test("a refusal for now is tried again later, with the server's words on record", async () => {
    const id = await queueMessage(world, { email: "later@shop.example" });
    expect((await dispatchDue(org(), route())).outcomes).toEqual(["retry"]);
    const state = await stateOf(id);
    expect(state).toMatchObject({ status: "pending", attempts: 1, last_error: containing("451 4.2.0 Greylisted, try later") });
    expect(state.next_attempt_at.getTime() - Date.now()).toBeGreaterThan(5_000);
    expect((await dispatchDue(org(), route())).outcomes).toEqual([]);
  });

  test("a refusal for good is dead at once, with the server's words", async () => {
    const id = await queueMessage(world, { email: "never@shop.example" });
    expect((await dispatchDue(org(), route())).outcomes).toEqual(["dead"]);
    expect(await stateOf(id)).toMatchObject({
      status: "dead",
      attempts: 1,
      last_error: containing("550 5.1.1 No such mailbox here"),
    });
  });

  test("a dropped connection is tried again", async () => {
    const id = await queueMessage(world, { email: "drop@shop.example" });
    expect((await dispatchDue(org(), route())).outcomes).toEqual(["retry"]);
    expect(await stateOf(id)).toMatchObject({
      status: "pending",
      attempts: 1,
      last_error: containing("The mail server could not be used"),
    });
  });

  test("a server that is away is tried again, not blamed on the message", async () => {
    const away = openSmtp("smtp://127.0.0.1:9");
    const id = await queueMessage(world);
    expect((await dispatchDue(org(), { ...mailbox, smtp: away })).outcomes).toEqual(["retry"]);
    expect(await stateOf(id)).toMatchObject({ status: "pending", last_error: containing("ECONNREFUSED") });
  });

  test("after the last of its tries a message is dead", async () => {
    const id = await queueMessage(world, { email: "later@shop.example" });
    for (let attempt = 1; attempt <= 12; attempt++) {
      await makeDue(id);
      expect((await dispatchDue(org(), route())).outcomes).toEqual([attempt < 12 ? "retry" : "dead"]);
    }
    expect(await stateOf(id)).toMatchObject({ status: "dead", attempts: 12 });
  });

  test("a message that ends its worker every time is dead after as many tries", async () => {
    const id = await queueMessage(world);
    await world.sql("update outbox_message set status = 'sending', attempts = 12 where id = $1", [id]);
    expect((await dispatchDue(org(), route())).outcomes).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ status: "dead", last_error: "The worker ended 12 times while it sent this message." });
  });

  test("an invitation's link reaches the invited person and nobody who reads the records", async () => {
    const id = await queueMessage(world, { topic: "email.invitation", payload: invitation });
    expect((await dispatchDue(org(), route())).outcomes).toEqual(["sent"]);
    expect(server.received[0]?.source).toContain("s3cret");
    const kept = await world.sql(
      "select m.html, m.plain, o.payload from mail_message m join outbox_message o on o.id = m.outbox_id where o.id = $1",
      [id],
    );
    expect(JSON.stringify(kept)).not.toContain("s3cret");
    expect(await stateOf(id)).toMatchObject({ payload: { cut: true }, cut_at: expect.any(Date) as Date });
  });

  test("what can go wrong with drawing goes wrong before the mail is out, so that it is sent once", async () => {
    const id = await queueMessage(world, { topic: "email.invitation", payload: invitation });
    const deadly = thenNothingIsDrawn(smtp);
    expect((await dispatchDue(org(), { ...mailbox, smtp: deadly })).outcomes).toEqual(["sent"]);
    deadly.revive();
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 1 });
    await makeDue(id);
    expect((await dispatchDue(org(), route())).outcomes).toEqual([]);
    expect(server.received).toHaveLength(1);
  });
});
