import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { type Claimed, claimDue } from "@/lib/outbox/claim";
import { deliver, type MailRoute } from "@/lib/outbox/deliver";
import { dispatchDue, withoutLinks } from "@/lib/outbox/dispatch";
import { replayMessage } from "@/lib/outbox/replay";
import { openSmtp, type Smtp } from "@/lib/outbox/smtp";
import { certain } from "@/lib/result/refusal";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { type MailServer, openMailServer } from "@/lib/testing/outbox";
import { createWorld, type World } from "@/lib/testing/world";
import { assertNoDrift } from "@/lib/testing/no-drift";

let world: World;
let server: MailServer;
let smtp: Smtp;
beforeAll(async () => {
  world = await createWorld();
  server = await openMailServer();
  smtp = openSmtp(server.url);
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "TEA-1" });
  await addCustomer(world, { code: "C1", limitMinor: null });
  await addCustomer(world, { code: "LATER", limitMinor: null, email: "later@shop.example" });
});
afterAll(async () => {
  await assertNoDrift();
  smtp.close();
  await server.close();
  await world.close();
});

const mailbox: MailRoute = { smtp: null, fromAddress: "orders@acme.example", leaseMs: 60_000, linkTo: withoutLinks };
const org = () => ({ id: world.orgId, timeZone: "UTC" });
const WITHHELD = { status: "withheld", last_error: "The order was canceled before this message left." };

async function place(customer = "C1"): Promise<string> {
  const outcome = await placeOrder(world.actor, placeBody.parse({ customer, lines: [{ sku: "TEA-1", units: 1 }], allow_backorder: true }));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.order.id;
}
async function cancel(orderId: string): Promise<void> {
  const outcome = await cancelOrder(world.actor, orderId, { version: 1, reason: "customer_request" });
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
}
const confirmationOf = async (orderId: string) =>
  certain(
    (
      await world.sql("select id, status, last_error from outbox_message where order_id = $1 and topic = 'email.order_confirmed'", [
        orderId,
      ])
    )[0],
    "the confirmation",
  );
const drain = async (route: MailRoute = mailbox): Promise<void> => {
  while ((await dispatchDue(org(), route)).more);
};
async function claimConfirmation(): Promise<Claimed> {
  const { messages } = await claimDue(world.orgId, 10, 60_000);
  return certain(messages[0], "the claimed message");
}

test("an order canceled before its confirmation was taken: it never leaves, and the cancellation does", async () => {
  const orderId = await place();
  await cancel(orderId);
  await drain();
  expect(await confirmationOf(orderId)).toMatchObject({ status: "withheld" });
  const subjects = await world.sql("select subject from mail_message m join outbox_message o on o.id = m.outbox_id where o.order_id = $1", [
    orderId,
  ]);
  expect(subjects).toEqual([{ subject: expect.stringMatching(/ is canceled$/) as string }]);
});

test.each([
  ["the mailbox", () => mailbox],
  ["a mail server", (): MailRoute => ({ ...mailbox, smtp })],
])("canceled while the worker has the confirmation in hand, before it gives it to %s: it is withheld", async (_place, route) => {
  const orderId = await place();
  const message = await claimConfirmation();
  await cancel(orderId);
  expect(await deliver(message, { timeZone: "UTC" }, route())).toBe("withheld");
  expect(await confirmationOf(orderId)).toMatchObject(WITHHELD);
  await drain();
  expect(server.received).toEqual([]);
});

test("canceled while the confirmation waits for its next try: it is withheld, and cannot be sent again by hand", async () => {
  const orderId = await place("LATER");
  await dispatchDue(org(), { ...mailbox, smtp });
  await cancel(orderId);
  const { id, status } = await confirmationOf(orderId);
  expect(status).toBe("withheld");
  expect(await replayMessage(world.actor, { messageId: String(id) })).toMatchObject({ ok: false, code: "not_waiting" });
  await world.sql("update outbox_message set status = 'dead' where id = $1", [id]);
  expect(await replayMessage(world.actor, { messageId: String(id) })).toMatchObject({ ok: false, code: "order_canceled" });
  await drain();
});

test("cancels race with the dispatcher: a confirmation left before its order's cancel, or not at all", async () => {
  await place();
  await drain();
  let racing = true;
  const dispatchers = [1, 2].map(async () => {
    while (racing) await dispatchDue(org(), mailbox);
  });
  const desks = Array.from({ length: 6 }, async (_, desk) => {
    const placed: string[] = [];
    for (let count = 0; count < 10; count++) {
      const orderId = await place();
      placed.push(orderId);
      await delay(((desk + count) % 4) * 20);
      await cancel(orderId);
    }
    return placed;
  });
  const orders = (await Promise.all(desks)).flat();
  racing = false;
  await Promise.all(dispatchers);
  await drain();
  const rows = await world.sql(
    `select c.status, c.sent_at, m.at as mailed_at, x.queued_at
     from outbox_message c
     left join mail_message m on m.outbox_id = c.id
     join lateral (select at as queued_at from outbox_message x where x.order_id = c.order_id and x.topic = 'email.order_canceled') x on true
     where c.topic = 'email.order_confirmed' and c.order_id = any($1::uuid[])`,
    [orders],
  );
  expect(rows).toHaveLength(60);
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set(["sent", "withheld"]));
  // The cancel wrote its rows while it held the order, which a delivery shares until its own commit.
  const wrong = rows.filter(({ status, mailed_at, queued_at }) =>
    status === "withheld" ? mailed_at !== null : mailed_at === null || (mailed_at as Date) > (queued_at as Date),
  );
  expect(wrong).toEqual([]);
});
