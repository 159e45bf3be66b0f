import { afterAll, beforeAll, expect, test } from "vitest";
import { changePassword } from "@/lib/members/account";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { claimsFor, findMembership } from "@/lib/tenancy/membership";
import { createOrganization } from "@/lib/tenancy/organization";
import { signInWithPassword } from "@/lib/tenancy/sign-in";
import { makeActor, makeOrganization, PASSWORD, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
let member: Actor;

beforeAll(async () => {
  ({ close } = await useFreshDatabase());
  member = await makeActor(await makeOrganization("first"), "finance", "member@first.example");
});
afterAll(() => close());

const address = "192.0.2.77";
const NEW = "another long password";
const enter = (password: string) => signInWithPassword({ email: "member@first.example", password, address });

test("a new password needs the one before, works at once and ends the sessions of the time before", async () => {
  const userId = certain(member.id, "user id");
  const before = certain(await claimsFor(userId, member.orgId), "claims");
  expect(await changePassword(member, { current: "not it", password: NEW }, address)).toMatchObject({ code: "wrong_credentials" });
  expect((await findMembership(userId, member.orgId))?.passwordStamp).toBe(before.passwordStamp);
  expect(await changePassword(member, { current: PASSWORD, password: NEW }, address)).toEqual({ ok: true });
  expect((await findMembership(userId, member.orgId))?.passwordStamp).not.toBe(before.passwordStamp);
  expect(await enter(PASSWORD)).toMatchObject({ code: "wrong_credentials" });
  expect(await enter(NEW)).toMatchObject({ ok: true });
});

test("the password of a demo account stays, and a key has none", async () => {
  const demo = await createOrganization({ slug: "demo", name: "Demo", timeZone: "UTC", currency: "EUR", demo: true });
  const visitor = await makeActor(demo, "admin", "admin@demo.example");
  expect(await changePassword(visitor, { current: PASSWORD, password: NEW }, address)).toMatchObject({ code: "demo_account" });
  const key: Actor = { ...member, kind: "api_key" };
  expect(await changePassword(key, { current: NEW, password: PASSWORD }, address)).toMatchObject({ code: "wrong_credentials" });
});
