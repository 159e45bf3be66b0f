"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { switchOrganization } from "@/lib/tenancy/session-commands";
import { clearClaims } from "@/lib/tenancy/session-cookie";

export async function signOut(): Promise<void> {
  await clearClaims();
  redirect("/sign-in");
}

/** The pages of the other organization have other records, so it starts at its orders. */
export async function enterOrganization(form: FormData): Promise<void> {
  const orgId = z.uuid().safeParse(form.get("organization"));
  if (orgId.success) await switchOrganization(orgId.data);
  redirect("/orders");
}
