import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptInvitation, findInvitation } from "@/lib/members/accept-invitation";
import { foundOrganization } from "@/lib/members/found-organization";
import { RIGHTS } from "@/db/values";
import { findMembership } from "@/lib/tenancy/membership";
import { signInWithPassword } from "@/lib/tenancy/sign-in";
import { makeActor, makeOrganization, PASSWORD, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
beforeAll(async () => {
  process.env["NEXTAUTH_URL"] = "https://orders.example";
  ({ close } = await useFreshDatabase());
});
afterAll(() => close());

const ADRIATIC = { slug: "adriatic", name: "Adriatic Supply", timeZone: "Europe/Podgorica", currency: "EUR" };
const address = "192.0.2.7";

test("on an empty database the link makes the first administrator, who may do everything", async () => {
  const founded = await foundOrganization(ADRIATIC, "admin@company.example");
  if (!founded.ok) throw new Error(founded.code);
  const token = founded.link.replace("https://orders.example/invitation/", "");
  expect(await findInvitation(token)).toMatchObject({ organizationName: "Adriatic Supply", roleName: "Administrator", hasPassword: false });
  const accepted = await acceptInvitation({ token, name: "Ad Min", password: PASSWORD, address });
  if (!accepted.ok) throw new Error(accepted.code);
  const session = await findMembership(accepted.userId, founded.orgId);
  expect(session?.actor.rights).toEqual(new Set(RIGHTS));
  expect(session?.organization).toMatchObject({ slug: "adriatic", timeZone: "Europe/Podgorica", demo: false });
  expect(await signInWithPassword({ email: "admin@company.example", password: PASSWORD, address })).toMatchObject({ ok: true });
  expect(await findInvitation(token)).toBeNull();
});

test("a slug is given once, also to two at the same moment, and nothing of the other stays", async () => {
  expect(await foundOrganization(ADRIATIC, "other@company.example")).toEqual({ ok: false, code: "slug_taken", subject: "adriatic" });
  const both = await Promise.all([1, 2].map((n) => foundOrganization({ ...ADRIATIC, slug: "twice" }, `two${n}@company.example`)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("who has an account already takes the new organization up with the password of it", async () => {
  const first = await makeOrganization("first");
  await makeActor(first, "finance", "known@company.example");
  const founded = await foundOrganization({ ...ADRIATIC, slug: "second" }, "known@company.example");
  if (!founded.ok) throw new Error(founded.code);
  const token = founded.link.split("/").at(-1) ?? "";
  expect(await acceptInvitation({ token, password: "not the password", address })).toMatchObject({ code: "wrong_credentials" });
  expect(await acceptInvitation({ token, password: PASSWORD, address })).toMatchObject({ ok: true, orgId: founded.orgId });
});
