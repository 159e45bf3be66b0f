import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

const EMAIL = "jelena@primjer.example";
const SHIP_TO = { name: "Jelena Primjer", street: "Stara 1", city: "Bar", postcode: "85000", country: "ME" };

let world: World;
let keys = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP" });
  await addCustomer(world, { code: "OTHER", email: "other@buyer.example" });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function jelena(code: string): Promise<void> {
  await addCustomer(world, { code, email: EMAIL, limitMinor: 5_000 });
  await world.sql("update customer set name = 'Jelena Primjer' where code = $1", [code]);
}

async function place(customer: string, units: number) {
  keys += 1;
  const once = { route: "orders", key: `k${keys}`, bodyHash: "h" };
  const lines = [{ sku: "LAMP", units }];
  const body = placeBody.parse({ customer, lines, ship_to: SHIP_TO, note: "Ring at Jelena's", allow_backorder: true });
  const outcome = await placeOrder(world.actor, body, { once });
  if (outcome.kind !== "answer") throw new Error(outcome.kind);
  return outcome.answer;
}
async function placeAndCancel(customer: string): Promise<void> {
  const answer = await place(customer, 1);
  if (!answer.ok) throw new Error(answer.code);
  const { id, version } = answer.order;
  await cancelOrder(world.actor, id, { version, reason: "customer_request" }, { once: { route: "cancel", key: id, bodyHash: "h" } });
}
const drain = () => drainToMailbox({ id: world.orgId, timeZone: "UTC" });

/** Where a word of the person still stands. */
async function traces(word = "%(jelena|primjer|stara 1)%"): Promise<string[]> {
  const tables = [
    "outbox_message",
    "mail_message",
    "order_refusal",
    "idempotency_key",
    "address",
    "contact",
    "customer",
    "search_token",
    "orders",
  ];
  const found = [];
  for (const table of tables) {
    const [row] = await world.sql(`select count(*)::int as n from ${table} t where t.org_id = $1 and lower(t::text) similar to $2`, [
      world.orgId,
      word,
    ]);
    if (Number(row?.n) > 0) found.push(table);
  }
  return found;
}

test("everything about a customer is gone from mails, refused placements and kept answers; others keep theirs", async () => {
  await jelena("ERA");
  await placeAndCancel("ERA");
  expect(await place("ERA", 1_000)).toMatchObject({ ok: false, code: "credit_exceeded" });
  await placeAndCancel("OTHER");
  await drain();
  await placeAndCancel("ERA");
  expect(await traces()).toEqual([
    "outbox_message",
    "mail_message",
    "order_refusal",
    "idempotency_key",
    "address",
    "contact",
    "customer",
    "orders",
  ]);

  expect(await eraseCustomer(world.actor, "ERA", "all")).toMatchObject({ ok: true });
  // The other customer's order was delivered to the same street.
  expect(await traces("%jelena@primjer%")).toEqual([]);
  expect(await world.sql("select 1 from orders o join customer c on c.id = o.customer_id where c.code = 'ERA' and o.note <> ''")).toEqual(
    [],
  );
  const own = await world.sql(
    `select m.status, m.payload, o.status as order_status from outbox_message m join orders o on o.id = m.order_id join customer c on c.id = o.customer_id
     where c.code = 'ERA' order by m.id`,
  );
  expect(own.every(({ payload }) => JSON.stringify(payload) === '{"cut":true}')).toBe(true);
  expect(own.map(({ status }) => status)).not.toContain("pending");
  const [kept] = await world.sql("select count(*)::int as n from mail_message where recipient = 'other@buyer.example'");
  expect(kept).toEqual({ n: 1 });
  const [refusal] = await world.sql("select request, receipt, code, total_minor from order_refusal");
  expect(refusal).toMatchObject({ code: "credit_exceeded", request: { customer: "ERA", lines: [{ sku: "LAMP", units: 1_000 }] } });
  expect(refusal?.["request"]).not.toHaveProperty("ship_to");
  expect(await drain()).toBe(0);
});

test("what is over is erased from mails while an open order keeps what it needs", async () => {
  await jelena("OLD");
  await placeAndCancel("OLD");
  const open = await place("OLD", 2);
  await drain();
  expect(await eraseCustomer(world.actor, "OLD", "old")).toMatchObject({ ok: true });
  const mails = await world.sql(
    `select d.recipient, o.status from mail_message d join outbox_message m on m.id = d.outbox_id join orders o on o.id = m.order_id
     join customer c on c.id = o.customer_id where c.code = 'OLD' order by o.status`,
  );
  expect(mails).toEqual([
    { recipient: "erased", status: "canceled" },
    { recipient: EMAIL, status: "placed" },
  ]);
  if (!open.ok) throw new Error(open.code);
});

test("while a mail is being sent nothing is erased", async () => {
  await jelena("NOW");
  await placeAndCancel("NOW");
  const leaving = "next_attempt_at = now() + interval '1 minute', status = 'sending'";
  const ofCustomer = "order_id in (select o.id from orders o join customer c on c.id = o.customer_id where c.code = 'NOW')";
  await world.sql(`update outbox_message set ${leaving} where topic = 'email.order_canceled' and ${ofCustomer}`);
  expect(await eraseCustomer(world.actor, "NOW", "all")).toMatchObject({ ok: false, code: "message_leaving" });
  expect(await world.sql("select name from customer where code = 'NOW'")).toEqual([{ name: "Jelena Primjer" }]);
  await world.sql(`update outbox_message set next_attempt_at = now() - interval '1 minute' where ${ofCustomer}`);
  expect(await eraseCustomer(world.actor, "NOW", "all")).toMatchObject({ ok: true });
});
