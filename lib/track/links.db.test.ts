import { afterAll, beforeAll, expect, test } from "vitest";
import { v7 } from "uuid";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { reportShort } from "@/lib/fulfilment/short";
import { cancelOrder } from "@/lib/orders/cancel";
import { dispatchDue, drainToMailbox } from "@/lib/outbox/dispatch";
import { openSmtp, type Smtp } from "@/lib/outbox/smtp";
import { openMailServer, thenNothingIsDrawn } from "@/lib/testing/outbox";
import { findMail } from "@/lib/outbox/read-mailbox";
import { certain } from "@/lib/result/refusal";
import { hashSecret } from "@/lib/tenancy/secret";
import { actorOf } from "@/lib/testing/actor";
import { done, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { orderOf, saveDraftOf } from "@/lib/testing/part-shipped";
import { createWorld, type World } from "@/lib/testing/world";
import { linkForMail, removeEndedLinks } from "./links";
import { countLinks, makeLink, revokeLinks } from "./office-links";
import { openLink } from "./open-link";
import { nowOf } from "./now";
import { readTrack } from "./read-track";

let world: World;

beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = "https://orders.example/";
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const ADDRESS = "198.51.100.7";
const open = (token: string, address = ADDRESS) => openLink(token, address);

async function tokenTo(orderId: string): Promise<string> {
  const made = await makeLink(world.actor, orderId);
  const url = certain(made.ok ? made.url : null, "a link");
  expect(url).toMatch(/^https:\/\/orders\.example\/track\/[\w-]{43}$/);
  return certain(url.split("/").at(-1), "token");
}

test("a link opens its order; only its hash is kept, and when it was used at most once a minute", async () => {
  const { order } = await orderOf(world, 2);
  const token = await tokenTo(order.id);
  const opened = await open(token);
  expect(opened).toMatchObject({ kind: "open", link: { orgId: world.orgId, orderId: order.id } });
  const rows = await world.sql("select l.*, s.hash from order_link l join secret_lookup s on s.ref_id = l.id where l.order_id = $1", [
    order.id,
  ]);
  expect(rows).toMatchObject([{ hash: hashSecret(token), actor_kind: "system", revoked_at: null }]);
  expect(JSON.stringify(rows)).not.toContain(token);
  const first = rows[0]?.["last_used_at"];
  expect(first).not.toBeNull();
  await open(token);
  const [again] = await world.sql("select last_used_at from order_link where order_id = $1", [order.id]);
  expect(again?.["last_used_at"]).toEqual(first);
  expect(await countLinks(world.orgId, order.id)).toMatchObject({ open: 1, lastUsedAt: first });
});

test("a revoked link, an expired one and one that never was are answered alike", async () => {
  const { order } = await orderOf(world, 1);
  const [revoked, other] = [await tokenTo(order.id), await tokenTo(order.id)];
  expect(await revokeLinks(actorOf(world.orgId, new Set(["view"])), order.id)).toMatchObject({ code: "no_right" });
  expect(await revokeLinks(world.actor, order.number)).toEqual({ ok: true, revoked: 2 });
  expect(await revokeLinks(world.actor, order.number)).toEqual({ ok: true, revoked: 0 });
  const expired = await tokenTo(order.id);
  await world.sql("update order_link set expires_at = now() - interval '1 second' where revoked_at is null and order_id = $1", [order.id]);
  for (const token of [revoked, other, expired, "x".repeat(43), "x", "", "../../etc"]) expect(await open(token)).toEqual({ kind: "ended" });
});

test("links that have expired are removed, their secrets with them", async () => {
  const { order } = await orderOf(world, 1);
  await tokenTo(order.id);
  const kept = await tokenTo(order.id);
  await world.sql(
    "update order_link set expires_at = now() - interval '1 second' where id = (select id from order_link where order_id = $1 order by id limit 1)",
    [order.id],
  );
  expect(await removeEndedLinks(world.orgId)).toBeGreaterThan(0);
  expect(await world.sql("select 1 from order_link where order_id = $1", [order.id])).toHaveLength(1);
  const orphans = await world.sql(
    "select 1 from secret_lookup s where kind = 'track' and not exists (select from order_link l where l.id = s.ref_id)",
  );
  expect(orphans).toEqual([]);
  expect(await open(kept)).toMatchObject({ kind: "open" });
});

test("an address that tries many wrong links is told so, but a right one opens from there all the same", async () => {
  const { order } = await orderOf(world, 1);
  const token = await tokenTo(order.id);
  const shared = "203.0.113.9";
  const guess = (number: number) => open(String(number).padStart(43, "g"), shared);
  for (let number = 0; number < 30; number += 1) expect(await guess(number)).toEqual({ kind: "ended" });
  expect(await guess(30)).toMatchObject({ kind: "too_many" });
  expect(await open(token, shared)).toMatchObject({ kind: "open" });
  expect(await guess(31)).toMatchObject({ kind: "too_many" });
});

test("a draft has no page, and neither has what is not there", async () => {
  const draft = await saveDraftOf(world);
  expect(await makeLink(world.actor, draft)).toMatchObject({ ok: false, code: "wrong_status" });
  expect(await makeLink(world.actor, v7())).toMatchObject({ ok: false, code: "not_found" });
  expect(await linkForMail(world.orgId, draft)).toBeNull();
});

test("every mail about an order leads to its page; whoever may not cancel reads it without the link", async () => {
  const { order } = await orderOf(world, 1);
  await drainToMailbox({ id: world.orgId, timeZone: "UTC" }, linkForMail);
  const [mail] = await world.sql("select d.id from mail_message d join outbox_message m on m.id = d.outbox_id where m.order_id = $1", [
    order.id,
  ]);
  const read = await findMail(world.actor, String(mail?.["id"]));
  const [url] = /https:\/\/orders\.example\/track\/[\w-]{43}/.exec(certain(read, "the mail").html) ?? [];
  expect(certain(read, "the mail").plain).toContain(`See your order:\n${url}`);
  expect(await open(certain(url?.split("/").at(-1), "token"))).toMatchObject({ link: { orderId: order.id } });
  const viewer = certain(await findMail(actorOf(world.orgId, new Set(["view"])), String(mail?.["id"])), "the mail");
  expect(`${viewer.html}${viewer.plain}`).not.toContain("/track/");
  expect(viewer.plain).toContain("See your order:\nhttps://removed.invalid/");
});

test("over a mail server the customer gets the link, and the record of the mail does not keep it", async () => {
  const server = await openMailServer();
  const smtp = openSmtp(server.url);
  const { order } = await orderOf(world, 1);
  const route = { smtp, fromAddress: "orders@acme.example", leaseMs: 60_000, linkTo: linkForMail };
  while ((await dispatchDue({ id: world.orgId, timeZone: "UTC" }, route)).more);
  smtp.close();
  await server.close();
  const source = certain(server.received.at(-1), "the mail").source.replace(/=\r?\n/g, "");
  const token = certain(/orders\.example\/track\/([\w-]{43})/.exec(source)?.[1], "the link");
  expect(await open(token)).toMatchObject({ link: { orderId: order.id } });
  const [kept] = await world.sql(
    "select d.html || d.plain as text from mail_message d join outbox_message m on m.id = d.outbox_id where m.order_id = $1",
    [order.id],
  );
  expect(kept?.["text"]).not.toContain("/track/");
  expect(kept?.["text"]).toContain("https://removed.invalid/");
});

const overSmtp = async (smtp: Smtp) =>
  (
    await dispatchDue(
      { id: world.orgId, timeZone: "UTC" },
      { smtp, fromAddress: "orders@acme.example", leaseMs: 60_000, linkTo: linkForMail },
    )
  ).outcomes;
const linksTo = async (orderId: string) => (await countLinks(world.orgId, orderId)).open;

test("once the mail is out its record needs no drawing, so that it is sent once", async () => {
  await drainToMailbox({ id: world.orgId, timeZone: "UTC" });
  const server = await openMailServer();
  const deadly = thenNothingIsDrawn(openSmtp(server.url));
  const { order } = await orderOf(world, 1);
  expect(await overSmtp(deadly)).toEqual(["sent"]);
  deadly.revive();
  expect(await overSmtp(deadly)).toEqual([]);
  deadly.revive();
  deadly.close();
  await server.close();
  expect(server.received).toHaveLength(1);
  expect(await linksTo(order.id)).toBe(1);
});

test("a try that sends nothing leaves no link behind", async () => {
  await drainToMailbox({ id: world.orgId, timeZone: "UTC" });
  const server = await openMailServer();
  const [smtp, away] = [openSmtp(server.url), openSmtp("smtp://127.0.0.1:9")];
  await addCustomer(world, { code: "LATER", limitMinor: null, email: "later@shop.example" });
  const { order } = await orderOf(world, 1, 1, "LATER");
  const again = () => world.sql("update outbox_message set next_attempt_at = clock_timestamp() where order_id = $1", [order.id]);
  for (const server of [smtp, away, smtp]) {
    expect(await overSmtp(server)).toEqual(["retry"]);
    expect(await linksTo(order.id)).toBe(0);
    await again();
  }
  // Withheld because nothing is left of the order: the mail is not even drawn.
  done(await cancelOrder(world.actor, order.id, { version: order.version, reason: "customer_request" }));
  expect(await overSmtp(smtp)).toEqual(["retry"]);
  expect(await linksTo(order.id)).toBe(0);
  const orphans = await world.sql(
    "select 1 from secret_lookup s where kind = 'track' and not exists (select from order_link l where l.id = s.ref_id)",
  );
  expect(orphans).toEqual([]);
  await world.sql("update outbox_message set status = 'withheld' where status <> 'sent' and order_id = $1", [order.id]);
  smtp.close();
  away.close();
  await server.close();
});

test("erasing a customer ends the links to what is erased", async () => {
  await addCustomer(world, { code: "GONE", limitMinor: null });
  const { order } = await orderOf(world, 1, 1, "GONE");
  const token = await tokenTo(order.id);
  await drainToMailbox({ id: world.orgId, timeZone: "UTC" });
  expect(await eraseCustomer(world.actor, "GONE", "old")).toMatchObject({ ok: true });
  expect(await open(token)).toMatchObject({ kind: "open" });
  done(await cancelOrder(world.actor, order.id, { version: order.version, reason: "customer_request" }));
  expect(await eraseCustomer(world.actor, "GONE", "all")).toMatchObject({ ok: true });
  expect(await open(token)).toEqual({ kind: "ended" });
});

test("the page tells a short pick, without a word of the floor", async () => {
  const { order } = await orderOf(world, 4);
  const token = await tokenTo(order.id);
  const fulfilment = await releaseOne(world, "X", order.number);
  const work = (await workOf(world, fulfilment))[0]?.id ?? "";
  done(await reportShort(world.actor, { work, units: 2, reason: "not_in_bin" }));
  const opened = await open(token);
  const view = certain(opened.kind === "open" ? await readTrack(opened.link) : null, "the page");
  expect(view.events.at(-1)).toMatchObject({ move: "short", changes: { line: 1, units: 2, waiting: 2, elsewhere: 0 } });
  expect([...view.positions.values()][0]).toMatchObject({ position: 1 });
  expect(nowOf(view)).toEqual({
    title: "We are picking your order",
    text: "Our warehouse is working on it. 2 units wait for goods to arrive.",
  });
});
