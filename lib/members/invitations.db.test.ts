import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptInvitation, findInvitation } from "@/lib/members/accept-invitation";
import { invite, listInvitations, revokeInvitation } from "@/lib/members/invitations";
import { disableMember, listMembers } from "@/lib/members/members";
import { listRoles } from "@/lib/members/roles";
import { readFacts } from "@/lib/outbox/topics";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership, listOrganizationsOf } from "@/lib/tenancy/membership";
import { signInWithPassword } from "@/lib/tenancy/sign-in";
import { makeActor, makeOrganization, PASSWORD, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
let owner: pg.Client;
let orgId: string;
let admin: Actor;
let financeId: string;

beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = "https://orders.example";
  const fresh = await useFreshDatabase();
  close = fresh.close;
  owner = new pg.Client({ connectionString: fresh.adminUrl });
  await owner.connect();
  orgId = await makeOrganization("first");
  admin = await makeActor(orgId, "admin", "admin@first.example");
  financeId = certain(
    (await listRoles(admin)).find((role) => role.code === "finance"),
    "finance",
  ).id;
});
afterAll(async () => {
  await owner.end();
  await close();
});

const address = "192.0.2.9";
const asks = (email: string) => invite(admin, { email, roleId: financeId, everyLocation: true, locationIds: [] });

/** The secret as the newest mail to this address has it. */
async function tokenFor(email: string): Promise<string> {
  const { rows } = await owner.query<{ payload: unknown }>(
    "select payload from outbox_message where topic = 'email.invitation' and payload->>'email' = $1 order by id desc limit 1",
    [email],
  );
  const facts = readFacts("email.invitation", rows[0]?.payload);
  if (!facts.ok || facts.message.topic !== "email.invitation") throw new Error("The mail cannot be read");
  expect(facts.message.facts.link).toMatch(/^https:\/\/orders\.example\/invitation\/[\w-]{43}$/);
  return certain(facts.message.facts.link.split("/").at(-1), "token");
}

test("an invited person chooses name and password, and is a member with the role", async () => {
  expect(await asks("New.Person@first.example")).toEqual({ ok: true });
  const token = await tokenFor("new.person@first.example");
  expect(await findInvitation(token)).toMatchObject({ email: "new.person@first.example", roleName: "Finance", hasPassword: false });
  expect(await acceptInvitation({ token, password: PASSWORD, address })).toMatchObject({ code: "name_missing" });
  expect(await acceptInvitation({ token, name: "New", password: "short", address })).toMatchObject({
    code: "password_short",
    subject: "10",
  });
  const accepted = await acceptInvitation({ token, name: "New Person", password: PASSWORD, address });
  expect(accepted).toMatchObject({ ok: true, orgId });
  expect(await signInWithPassword({ email: "new.person@first.example", password: PASSWORD, address })).toMatchObject({
    ok: true,
    claims: { orgId },
  });
  expect(await acceptInvitation({ token, name: "Again", password: PASSWORD, address })).toMatchObject({ code: "invitation_ended" });
  expect(await listInvitations(admin)).toEqual([]);
});

test("the secret is kept as a hash only, and used up once", async () => {
  await asks("secret@first.example");
  const token = await tokenFor("secret@first.example");
  const { rows } = await owner.query("select hash from secret_lookup where hash like '%' || $1 || '%'", [token]);
  expect(rows).toEqual([]);
  const outcomes = await Promise.all(
    Array.from({ length: 4 }, () => acceptInvitation({ token, name: "Once", password: PASSWORD, address })),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect((await owner.query("select from secret_lookup where kind = 'invitation'")).rowCount).toBe(0);
});

test("a withdrawn, a replaced and an old invitation lead nowhere", async () => {
  await asks("late@first.example");
  const first = await tokenFor("late@first.example");
  await asks("late@first.example");
  const second = await tokenFor("late@first.example");
  expect(await findInvitation(first)).toBeNull();
  expect(await findInvitation(second)).not.toBeNull();
  await owner.query("update invitation set expires_at = now() where email = 'late@first.example'");
  expect(await findInvitation(second)).toBeNull();
  expect(await acceptInvitation({ token: second, name: "Late", password: PASSWORD, address })).toMatchObject({ code: "invitation_ended" });
  await asks("late@first.example");
  const third = await tokenFor("late@first.example");
  const [open] = (await listInvitations(admin)).filter((it) => it.email === "late@first.example");
  expect(await revokeInvitation(admin, { invitationId: certain(open, "invitation").id })).toEqual({ ok: true });
  expect(await findInvitation(third)).toBeNull();
  expect(await findInvitation("guess")).toBeNull();
});

test("who has an account joins with its password and belongs to both organizations", async () => {
  const otherOrg = await makeOrganization("second");
  const other = await makeActor(otherOrg, "admin", "boss@second.example");
  await asks("boss@second.example");
  const token = await tokenFor("boss@second.example");
  expect(await findInvitation(token)).toMatchObject({ hasPassword: true });
  expect(await acceptInvitation({ token, password: "not the password", address })).toMatchObject({ code: "wrong_credentials" });
  expect(await acceptInvitation({ token, password: PASSWORD, address })).toMatchObject({ ok: true, userId: other.id });
  expect(await listOrganizationsOf(certain(other.id, "id"))).toHaveLength(2);
});

test("a member cannot be invited again, a switched-off one can and comes back", async () => {
  const member = await makeActor(orgId, "warehouse", "back@first.example");
  const userId = certain(member.id, "id");
  expect(await asks("back@first.example")).toMatchObject({ code: "member_already" });
  await disableMember(admin, { userId });
  expect(await asks("back@first.example")).toEqual({ ok: true });
  expect(await acceptInvitation({ token: await tokenFor("back@first.example"), password: PASSWORD, address })).toMatchObject({ ok: true });
  expect(await findMembership(userId, orgId)).toMatchObject({ role: { code: "finance" } });
});

test("without the right, or for a role or invitation of another organization, nothing is invited or withdrawn", async () => {
  const clerk = await makeActor(orgId, "front_office", "clerk@first.example");
  const foreign = await makeActor(await makeOrganization("third"), "admin", "admin@third.example");
  await asks("waiting@first.example");
  const [open] = (await listInvitations(admin)).filter((it) => it.email === "waiting@first.example");
  const invitationId = certain(open, "invitation").id;
  const counts = async () => {
    const { rows } = await owner.query<{ i: string; o: string }>(
      "select (select count(*) from invitation) i, (select count(*) from outbox_message) o",
    );
    return rows;
  };
  const before = await counts();
  expect(await invite(clerk, { email: "x@first.example", roleId: financeId, everyLocation: true, locationIds: [] })).toMatchObject({
    code: "no_right",
  });
  expect(await revokeInvitation(clerk, { invitationId })).toMatchObject({ code: "no_right" });
  expect(await invite(foreign, { email: "x@first.example", roleId: financeId, everyLocation: true, locationIds: [] })).toMatchObject({
    code: "role_unknown",
  });
  expect(await revokeInvitation(foreign, { invitationId })).toMatchObject({ code: "not_found" });
  expect(await counts()).toEqual(before);
  expect((await listMembers(foreign)).map((it) => it.email)).toEqual(["admin@third.example"]);
});
