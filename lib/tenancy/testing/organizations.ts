import { openDatabase, useDatabase } from "@/db/client";
import { createTestDatabase } from "@/db/testing/database";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { DefaultRoleCode } from "@/lib/tenancy/default-roles";
import { findMembership } from "@/lib/tenancy/membership";
import { addMember, createOrganization } from "@/lib/tenancy/organization";

export const PASSWORD = "correct horse battery";

/** A fresh database as the program's own, for one test file. */
export async function useFreshDatabase(): Promise<{ url: string; adminUrl: string; close: () => Promise<void> }> {
  const test = await createTestDatabase();
  const opened = openDatabase(test.url);
  useDatabase(opened);
  const close = async (): Promise<void> => {
    await opened.close();
    await test.drop();
  };
  return { url: test.url, adminUrl: test.adminUrl, close };
}

export const makeOrganization = (slug: string): Promise<string> =>
  createOrganization({ slug, name: `Organization ${slug}`, timeZone: "Europe/Berlin", currency: "EUR" });

/** A member of the organization with one of the default roles, as an actor. */
export async function makeActor(orgId: string, roleCode: DefaultRoleCode, email: string): Promise<Actor> {
  const userId = await addMember(orgId, { email, name: `Member ${roleCode}`, password: PASSWORD, roleCode });
  return certain(await findMembership(userId, orgId), "the membership just made").actor;
}
