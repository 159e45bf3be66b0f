import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findReset, requestReset, resetPassword } from "@/lib/members/password-reset";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import { findMail } from "@/lib/outbox/read-mailbox";
import { readFacts } from "@/lib/outbox/topics";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership } from "@/lib/tenancy/membership";
import { addMember } from "@/lib/tenancy/organization";
import { signInWithPassword } from "@/lib/tenancy/sign-in";
import { makeActor, makeOrganization, PASSWORD, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
let owner: pg.Client;
let orgId: string;
let admin: Actor;

beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = "https://orders.example";
  const fresh = await useFreshDatabase();
  close = fresh.close;
  owner = new pg.Client({ connectionString: fresh.adminUrl });
  await owner.connect();
  orgId = await makeOrganization("first");
  admin = await makeActor(orgId, "admin", "admin@first.example");
});
afterAll(async () => {
  await owner.end();
  await close();
});

let last = 0;
const freshAddress = (): string => `192.0.2.${++last}`;
const NEW = "a wholly new password";
const ask = (email: string, address = freshAddress()) => requestReset({ email, address });
const signIn = (email: string, password: string) => signInWithPassword({ email, password, address: freshAddress() });
const count = async (table: string): Promise<number> =>
  Number((await owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);

async function tokenFor(email: string): Promise<string> {
  const { rows } = await owner.query<{ payload: unknown }>(
    "select payload from outbox_message where topic = 'email.password_reset' and payload->>'email' = $1 order by id desc limit 1",
    [email],
  );
  const facts = readFacts("email.password_reset", rows[0]?.payload);
  if (!facts.ok || facts.message.topic !== "email.password_reset") throw new Error("The mail cannot be read");
  expect(facts.message.facts.link).toMatch(/^https:\/\/orders\.example\/reset\/[\w-]{43}$/);
  return certain(facts.message.facts.link.split("/").at(-1), "token");
}

test("the link of the mail sets a password once; sessions and locks of the old one end", async () => {
  const email = "forgets@first.example";
  const actor = await makeActor(orgId, "finance", email);
  const stamp = (await findMembership(certain(actor.id, "id"), orgId))?.passwordStamp;
  for (let guess = 0; guess < 11; guess += 1) await signIn(email, `guess ${guess}`);
  expect(await signIn(email, PASSWORD)).toMatchObject({ code: "too_many_attempts" });

  expect(await ask(" Forgets@First.Example ")).toEqual({ ok: true });
  const token = await tokenFor(email);
  const { rows } = await owner.query<{ hash: string }>("select hash from password_reset");
  expect(rows.some(({ hash }) => hash === token)).toBe(false);
  expect(await findReset(token)).toEqual({ email });
  expect(await resetPassword({ token, password: NEW })).toEqual({ ok: true });
  expect(await signIn(email, NEW)).toMatchObject({ ok: true });
  expect(await signIn(email, PASSWORD)).toMatchObject({ code: "wrong_credentials" });
  expect((await findMembership(certain(actor.id, "id"), orgId))?.passwordStamp).not.toBe(stamp);
  expect(await findReset(token)).toBeNull();
  expect(await resetPassword({ token, password: "yet another password" })).toMatchObject({ code: "reset_ended" });
});

test("of several tries with one link at once, one counts", async () => {
  const email = "hasty@first.example";
  await makeActor(orgId, "finance", email);
  await ask(email);
  const token = await tokenFor(email);
  const outcomes = await Promise.all([1, 2, 3, 4].map((n) => resetPassword({ token, password: `${NEW} ${n}` })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("an older link ends with a newer one, and every link after an hour", async () => {
  const email = "twice@first.example";
  await makeActor(orgId, "finance", email);
  await ask(email);
  const older = await tokenFor(email);
  await ask(email);
  const newer = await tokenFor(email);
  expect([await findReset(older), await findReset(newer)]).toEqual([null, { email }]);
  await owner.query("update password_reset set expires_at = now() - interval '1 second'");
  expect(await findReset(newer)).toBeNull();
  expect(await resetPassword({ token: newer, password: NEW })).toMatchObject({ code: "reset_ended" });
});

test("nobody learns whether there is an account: same answer, as slow, and the same limit", async () => {
  await makeActor(orgId, "finance", "known@first.example");
  await addMember(orgId, { email: "sso@first.example", name: "Sso", password: PASSWORD, roleCode: "finance" });
  await owner.query("update app_user set password_hash = null where email = 'sso@first.example'");
  await makeActor(orgId, "finance", "gone@first.example");
  await owner.query("update app_user set disabled_at = now() where email = 'gone@first.example'");
  const mails = await count("outbox_message");
  for (const email of ["stranger@first.example", "sso@first.example", "gone@first.example", "known@first.example"]) {
    const started = performance.now();
    expect(await ask(email)).toEqual({ ok: true });
    expect(performance.now() - started).toBeGreaterThan(390);
  }
  expect(await count("outbox_message")).toBe(mails + 1);
  for (const email of ["stranger@first.example", "known@first.example"]) {
    for (let n = 0; n < 4; n += 1) expect(await ask(email)).toEqual({ ok: true });
    expect(await ask(email)).toEqual({ ok: false, code: "too_many_attempts", subject: "60 minutes" });
  }
}, 30_000);

test("one address cannot ask for many accounts", async () => {
  const address = freshAddress();
  await Promise.all(Array.from({ length: 30 }, (_, n) => ask(`spray-${n}@first.example`, address)));
  expect(await ask("known@first.example", address)).toMatchObject({ code: "too_many_attempts" });
});

test("in the mailbox only who manages members reads the link, and nobody that of a person who works elsewhere too", async () => {
  const otherOrgId = await makeOrganization("second");
  await makeActor(orgId, "finance", "here@first.example");
  await addMember(orgId, { email: "both@first.example", name: "Bo", password: PASSWORD, roleCode: "finance" });
  await addMember(otherOrgId, { email: "both@first.example", name: "Bo", password: PASSWORD, roleCode: "admin" });
  for (const email of ["here@first.example", "both@first.example"]) await ask(email);
  const tokens = [await tokenFor("here@first.example"), await tokenFor("both@first.example")];
  await drainToMailbox({ id: orgId, timeZone: "UTC" });
  const { rows } = await owner.query<{ id: string; recipient: string }>("select id, recipient from mail_message");
  const mailTo = (email: string) => certain(rows.find(({ recipient }) => recipient === email)?.id, email);
  expect((await findMail(admin, mailTo("here@first.example")))?.html).toContain(tokens[0]);
  expect(await findMail(admin, mailTo("both@first.example"))).toMatchObject({ readable: false, html: "", plain: "" });
  const clerk = await makeActor(orgId, "front_office", "clerk@first.example");
  expect(await findMail(clerk, mailTo("here@first.example"))).toMatchObject({ readable: false, html: "" });
  const kept = await owner.query("select 1 from outbox_message where payload::text like '%/reset/%' and status = 'sent'");
  expect(kept.rowCount).toBe(0);
});
