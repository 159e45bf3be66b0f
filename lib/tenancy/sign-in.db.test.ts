import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership, listOrganizationsOf } from "@/lib/tenancy/membership";
import { addMember } from "@/lib/tenancy/organization";
import { signInProven, signInWithPassword } from "@/lib/tenancy/sign-in";
import { SIGN_IN_TEXT } from "@/lib/tenancy/sign-in-text";
import { makeActor, makeOrganization, PASSWORD, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
let adminUrl: string;
let orgId: string;
let otherOrgId: string;
let admin: Actor;
let addresses = 0;

/** Every test comes from an address of its own, so that they do not limit one another. */
const freshAddress = (): string => `192.0.2.${++addresses}`;
const attempt = (email: string, password: string, address = freshAddress()) => signInWithPassword({ email, password, address });

beforeAll(async () => {
  ({ adminUrl, close } = await useFreshDatabase());
  orgId = await makeOrganization("first");
  otherOrgId = await makeOrganization("second");
  admin = await makeActor(orgId, "admin", "admin@first.example");
});
afterAll(() => close());

test("the right password enters the organization of the member, whatever the case of the address", async () => {
  const outcome = await attempt(" Admin@First.example ", PASSWORD);
  expect(outcome).toMatchObject({ ok: true, claims: { userId: admin.id, orgId } });
});

test("a wrong password and an unknown account get the same answer, after the same work", async () => {
  // Processor time, and the least of it, because a busy machine stretches every other clock.
  const leastWork = async (email: (n: number) => string): Promise<number> => {
    const runs: number[] = [];
    for (let n = 0; n < 5; n++) {
      const before = process.cpuUsage();
      expect(await attempt(email(n), "not the password")).toEqual({ ok: false, code: "wrong_credentials", subject: null });
      const { user, system } = process.cpuUsage(before);
      runs.push(user + system);
    }
    return Math.min(...runs);
  };
  await makeActor(orgId, "finance", "timed@first.example");
  const known = await leastWork(() => "timed@first.example");
  const unknown = await leastWork((n) => `nobody-${n}@first.example`);
  expect(unknown / known).toBeGreaterThan(0.5);
  expect(unknown / known).toBeLessThan(2);
});

test("an account without a password cannot be entered with any", async () => {
  const userId = await addMember(orgId, { email: "sso@first.example", name: "Sso", password: PASSWORD, roleCode: "finance" });
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("update app_user set password_hash = null where id = $1", [userId]);
  await client.end();
  expect(await attempt("sso@first.example", PASSWORD)).toMatchObject({ code: "wrong_credentials" });
  expect(await attempt("sso@first.example", "")).toMatchObject({ code: "wrong_credentials" });
  expect(await signInProven("SSO@first.example")).toMatchObject({ ok: true, claims: { userId } });
});

test("ten wrong passwords lock the account for a while, from every address and also for the right password", async () => {
  await makeActor(orgId, "finance", "guessed@first.example");
  for (let n = 0; n < 10; n++) expect(await attempt("guessed@first.example", `guess ${n}`)).toMatchObject({ code: "wrong_credentials" });
  const refused = await attempt("guessed@first.example", PASSWORD);
  expect(refused).toEqual({ ok: false, code: "too_many_attempts", subject: "15 minutes" });
  expect(SIGN_IN_TEXT.too_many_attempts.replace("{subject}", "15 minutes")).toBe("Too many attempts. Try again in 15 minutes.");
  await passTime("14 minutes");
  expect(await attempt("guessed@first.example", PASSWORD)).toMatchObject({ code: "too_many_attempts", subject: "1 minute" });
  await passTime("2 minutes");
  expect(await attempt("guessed@first.example", PASSWORD)).toMatchObject({ ok: true });
});

test("guesses sent at once do not slip through together", async () => {
  await makeActor(orgId, "finance", "stormed@first.example");
  const outcomes = await Promise.all(Array.from({ length: 30 }, (_, n) => attempt("stormed@first.example", `guess ${n}`)));
  const codes = outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code));
  expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(10);
  expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(20);
});

test("one address cannot try many accounts, and right passwords do not count", async () => {
  const address = freshAddress();
  for (let n = 0; n < 70; n++) await attempt("admin@first.example", PASSWORD, address);
  for (let n = 0; n < 60; n++) await attempt(`spray-${n}@first.example`, "password", address);
  expect(await attempt("admin@first.example", PASSWORD, address)).toMatchObject({ code: "too_many_attempts" });
  expect(await attempt("admin@first.example", PASSWORD)).toMatchObject({ ok: true });
}, 60_000);

test("a person of two organizations finds both, with the rights of each; others find none of a foreign one", async () => {
  const userId = await addMember(orgId, { email: "both@first.example", name: "Bo", password: PASSWORD, roleCode: "front_office" });
  await addMember(otherOrgId, { email: "both@first.example", name: "Bo", password: PASSWORD, roleCode: "finance" });
  expect((await listOrganizationsOf(userId)).map((it) => it.slug)).toEqual(["first", "second"]);
  const [here, there] = [await findMembership(userId, orgId), await findMembership(userId, otherOrgId)];
  expect([here?.actor.rights.has("place"), there?.actor.rights.has("place")]).toEqual([true, false]);
  expect([here?.actor.rights.has("refund"), there?.actor.rights.has("refund")]).toEqual([false, true]);
  expect(await findMembership(certain(admin.id, "user id"), otherOrgId)).toBeNull();
});

async function passTime(interval: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("update rate_limit set window_start = window_start - $1::interval", [interval]);
  await client.end();
}
