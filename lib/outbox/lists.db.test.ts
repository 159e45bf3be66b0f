import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RIGHTS } from "@/db/values";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import { countMessages, listMessages } from "@/lib/outbox/list-messages";
import { findMail, listMail } from "@/lib/outbox/read-mailbox";
import { queueMessage } from "@/lib/testing/outbox";
import { certain } from "@/lib/result/refusal";
import { actorOf } from "@/lib/testing/actor";
import { plansOf, rowsOf } from "@/lib/testing/plans";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const addHistory = (orgId: string, count: number) =>
  world.sql(
    `with m as (
       insert into outbox_message (org_id, id, topic, payload, status, sent_at, cut_at, commit_id)
       select $1, uuidv7(n * interval '-1 second'), 'email.order_confirmed', '{"cut": true}', case when n % 1000 = 0 then 'dead' when n % 1000 = 1 then 'withheld' else 'sent' end,
         case when n % 1000 > 1 then now() end, now(), uuidv7()
       from generate_series(1, $2::int) n returning org_id, id, status
     )
     insert into mail_message (org_id, id, outbox_id, recipient, sender, subject, html, plain, via)
     select org_id, uuidv7(), id, 'buyer@shop.example', 'orders@acme.example', 'Order ' || row_number() over () || ' is confirmed', repeat('<p>text</p>', 500), 'text', 'mailbox'
     from m where status = 'sent'`,
    [orgId, count],
  );

const rowsRead = async (read: () => Promise<unknown>): Promise<number> => rowsOf(await plansOf(read), ["outbox_message", "mail_message"]);

describe("with fifty thousand messages", () => {
  let other: string;
  beforeAll(async () => {
    other = await addOrganization(world.sql, "other");
    await addHistory(world.orgId, 50_000);
    await addHistory(other, 5_000);
    await world.sql("analyze outbox_message");
    await world.sql("analyze mail_message");
  }, 120_000);

  test("what a list reads does not grow with the history", async () => {
    const ofLists = await rowsRead(async () => {
      await countMessages(world.orgId);
      for (const view of ["dead", "waiting", "withheld", "sent"] as const) await listMessages(world.orgId, view, {});
      const page = await listMail(world.orgId, "", {});
      await listMail(world.orgId, "", { after: page.next ?? "" });
    });
    expect(ofLists).toBeGreaterThan(200);
    expect(ofLists).toBeLessThan(2_000);
    expect(await rowsRead(() => listMail(world.orgId, "nobody", {}))).toBeLessThan(20_000);
  });

  test("counts stop, pages are walked by key, and a search goes on from where it looked", async () => {
    expect(await countMessages(world.orgId)).toEqual({ dead: 50, waiting: 0, withheld: 50 });
    const first = await listMail(world.orgId, "", {});
    const second = await listMail(world.orgId, "", { after: first.next ?? "" });
    expect(certain(second.items[0], "a row").id < certain(first.items.at(-1), "a row").id).toBe(true);
    const back = await listMail(world.orgId, "", { before: second.previous ?? "" });
    expect(back.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    const oldest = "Order 1 is confirmed";
    let looked = 0;
    let found = await listMail(world.orgId, oldest.toUpperCase(), {});
    for (; found.items.length === 0 && found.next; looked++) found = await listMail(world.orgId, oldest, { after: found.next });
    expect(found.items.map(({ subject }) => subject)).toEqual([oldest]);
    expect(looked).toBeGreaterThan(5);
  });
});

test("an invitation's text is for those who manage members, and another organization's mail does not exist", async () => {
  const payload = {
    organizationName: "Acme",
    email: "new@acme.example",
    invitedByName: "Ann",
    roleName: "Finance",
    link: "https://onerow.example/join/s3cret",
    expiresAt: "2026-12-01T11:00:00Z",
  };
  const id = await queueMessage(world, { topic: "email.invitation", payload });
  await drainToMailbox({ id: world.orgId, timeZone: "UTC" });
  const mailId = String((await world.sql("select id from mail_message where outbox_id = $1", [id]))[0]?.id);
  expect((await findMail(world.actor, mailId))?.html).toContain("s3cret");
  const clerk = actorOf(world.orgId, new Set(RIGHTS.filter((right) => right !== "manage")));
  expect(await findMail(clerk, mailId)).toMatchObject({ readable: false, html: "", plain: "", subject: "Ann invites you to Acme" });
  expect(await findMail(actorOf(world.orgId, new Set()), mailId)).toBeNull();
  expect(await findMail(actorOf(v7()), mailId)).toBeNull();
});
