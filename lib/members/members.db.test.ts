import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportMembers } from "@/lib/exports/people";
import { memberInput } from "@/lib/members/inputs";
import { keepsManager } from "@/lib/members/manage";
import { changeMember, disableMember, enableMember, listEveryLocation, listLocationNames, listMembers } from "@/lib/members/members";
import { listRoles, putRole, seenOfRole } from "@/lib/members/roles";
import { certain } from "@/lib/result/refusal";
import { formValues } from "@/lib/server/form-values";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership } from "@/lib/tenancy/membership";
import { signInWithPassword } from "@/lib/tenancy/sign-in";
import { makeActor, makeOrganization, PASSWORD, useFreshDatabase } from "@/lib/tenancy/testing/organizations";
import { inTenant } from "@/lib/transaction/in-tenant";

let close: () => Promise<void>;
let orgId: string;
let admin: Actor;
let foreignAdmin: Actor;

beforeAll(async () => {
  ({ close } = await useFreshDatabase());
  orgId = await makeOrganization("first");
  admin = await makeActor(orgId, "admin", "admin@first.example");
  foreignAdmin = await makeActor(await makeOrganization("second"), "admin", "admin@second.example");
});
afterAll(() => close());

function formOf(fields: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return form;
}

const idOf = (actor: Actor): string => certain(actor.id, "user id");
const roleOf = async (actor: Actor, code: string) =>
  certain(
    (await listRoles(actor)).find((role) => role.code === code),
    code,
  );
const memberOf = async (actor: Actor, userId: string) =>
  certain(
    (await listMembers(actor)).find((it) => it.userId === userId),
    userId,
  );

test("a disabled member is out at once, and back once enabled", async () => {
  const member = await makeActor(orgId, "warehouse", "leaver@first.example");
  const userId = idOf(member);
  const attempt = () => signInWithPassword({ email: "leaver@first.example", password: PASSWORD, address: "192.0.2.1" });
  expect(await findMembership(userId, orgId)).toMatchObject({ role: { code: "warehouse" } });
  expect(await disableMember(admin, { userId })).toEqual({ ok: true });
  expect(await findMembership(userId, orgId)).toBeNull();
  expect(await attempt()).toMatchObject({ code: "no_organization" });
  expect(await disableMember(admin, { userId })).toMatchObject({ code: "stale" });
  expect(await enableMember(admin, { userId })).toEqual({ ok: true });
  expect(await attempt()).toMatchObject({ ok: true });
});

test("a changed role and its rights hold from the next request on", async () => {
  const userId = idOf(await makeActor(orgId, "warehouse", "mover@first.example"));
  const finance = await roleOf(admin, "finance");
  const seen = (await memberOf(admin, userId)).seen;
  expect(await changeMember(admin, { userId, roleId: finance.id, everyLocation: true, locationIds: [], seen })).toEqual({ ok: true });
  expect((await findMembership(userId, orgId))?.actor.rights.has("refund")).toBe(true);
  expect(await changeMember(admin, { userId, roleId: finance.id, everyLocation: true, locationIds: [], seen })).toMatchObject({
    code: "stale",
  });
  const rights = finance.rights.filter((right) => right !== "refund");
  expect(await putRole(admin, { roleId: finance.id, name: finance.name, rights, seen: seenOfRole(finance) })).toMatchObject({ ok: true });
  expect((await findMembership(userId, orgId))?.actor.rights.has("refund")).toBe(false);
});

test("who is limited to a location stays so when it is archived and the member is saved as he is", async () => {
  const [yard, hall] = [v7(), v7()];
  for (const [id, code] of [
    [yard, "YARD"],
    [hall, "HALL"],
  ])
    await inTenant(orgId, (tx) =>
      tx.query("add_place", "insert into location (org_id, id, code, name) values ($1, $2, $3, $3)", [orgId, id, code]),
    );
  const userId = idOf(await makeActor(orgId, "warehouse", "yard@first.example"));
  const { roleId, seen } = await memberOf(admin, userId);
  const save = (fields: object) => memberInput.safeParse(formValues(memberInput, formOf({ userId, roleId, ...fields })));
  const limited = certain(save({ seen, locationIds: yard }).data, "a form");
  expect(await changeMember(admin, limited)).toEqual({ ok: true });
  await inTenant(orgId, (tx) => tx.query("archive_place", "update location set archived_at = now() where id = $1", [yard]));

  const offered = await listEveryLocation(admin);
  expect(offered).toContainEqual({ id: yard, name: "YARD (archived)", archived: true });
  expect((await listLocationNames(admin)).map(({ id }) => id)).toEqual([hall]);
  const exported = await exportMembers({ actor: admin, timeZone: "UTC", query: {} });
  expect(await new Response(exported).text()).toContain("YARD (archived)");

  const now = (await memberOf(admin, userId)).seen;
  const [empty, both] = [save({ seen: now }), save({ seen: now, everyLocation: "on", locationIds: yard })];
  for (const said of [empty, both]) expect(said.error?.issues[0]?.path).toEqual(["locationIds"]);
  expect(await changeMember(admin, certain(save({ seen: now, locationIds: yard }).data, "a form"))).toEqual({ ok: true });
  expect((await memberOf(admin, userId)).locationIds).toEqual([yard]);
  const all = certain(save({ seen: now, everyLocation: "on" }).data, "a form");
  expect(await changeMember(admin, all)).toEqual({ ok: true });
  expect((await memberOf(admin, userId)).locationIds).toBeNull();
});

test("the last right to manage cannot be taken away, by no road", async () => {
  const userId = idOf(admin);
  const [adminRole, finance] = [await roleOf(admin, "admin"), await roleOf(admin, "finance")];
  expect(await disableMember(admin, { userId })).toMatchObject({ code: "last_manager" });
  const seen = (await memberOf(admin, userId)).seen;
  expect(await changeMember(admin, { userId, roleId: finance.id, everyLocation: true, locationIds: [], seen })).toMatchObject({
    code: "last_manager",
  });
  const withoutManage = { roleId: adminRole.id, name: "Administrator", rights: ["view" as const], seen: seenOfRole(adminRole) };
  expect(await putRole(admin, withoutManage)).toMatchObject({ code: "last_manager" });
  expect((await findMembership(userId, orgId))?.actor.rights.has("manage")).toBe(true);
});

test("two administrators who switch each other off at once leave one of them", async () => {
  const org = await makeOrganization("duel");
  const [one, two] = [await makeActor(org, "admin", "one@duel.example"), await makeActor(org, "admin", "two@duel.example")];
  const outcomes = await Promise.all([disableMember(one, { userId: idOf(two) }), disableMember(two, { userId: idOf(one) })]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.code === "last_manager")).toHaveLength(1);
  expect((await listMembers(one)).filter((it) => !it.disabledAt)).toHaveLength(1);
});

test("a role of one's own: name once, rights in one order, no role without a right to manage is needed", async () => {
  const made = await putRole(admin, { name: "Night shift", rights: ["pick", "view"] });
  expect(made).toMatchObject({ ok: true });
  const role = certain(
    (await listRoles(admin)).find((it) => it.name === "Night shift"),
    "the role",
  );
  expect(role.rights).toEqual(["view", "pick"]);
  expect(await putRole(admin, { name: "night SHIFT", rights: ["view"] })).toMatchObject({ code: "role_name_taken" });
});

test("without the right to manage, or from another organization, nothing can be read by id or changed", async () => {
  const clerk = await makeActor(orgId, "front_office", "clerk@first.example");
  const userId = idOf(clerk);
  const adminRole = await roleOf(admin, "admin");
  const before = [await listMembers(admin), await listRoles(admin)];
  const input = { userId, roleId: adminRole.id, everyLocation: true, locationIds: [], seen: (await memberOf(admin, userId)).seen };
  expect(await changeMember(clerk, input)).toMatchObject({ code: "no_right", subject: "manage" });
  expect(await putRole(clerk, { name: "Mine", rights: ["manage"] })).toMatchObject({ code: "no_right" });
  expect(await changeMember(foreignAdmin, input)).toMatchObject({ code: "not_found" });
  expect(await disableMember(foreignAdmin, { userId })).toMatchObject({ code: "not_found" });
  const role = { roleId: adminRole.id, name: "Taken over", rights: ["view" as const], seen: seenOfRole(adminRole) };
  expect(await putRole(foreignAdmin, role)).toMatchObject({ code: "not_found" });
  const foreignRole = await roleOf(foreignAdmin, "admin");
  expect(await changeMember(admin, { ...input, roleId: foreignRole.id })).toMatchObject({ code: "role_unknown" });
  expect([await listMembers(admin), await listRoles(admin)]).toEqual(before);
});

test("keepsManager counts active members with a managing role only", () => {
  const roles = [
    { id: "a", rights: ["view", "manage"] },
    { id: "b", rights: ["view"] },
  ];
  expect(keepsManager([{ userId: "1", roleId: "a", active: true }], roles)).toBe(true);
  expect(keepsManager([{ userId: "1", roleId: "a", active: false }], roles)).toBe(false);
  expect(keepsManager([{ userId: "1", roleId: "b", active: true }], roles)).toBe(false);
});
