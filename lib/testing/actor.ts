import { RIGHTS } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";

/** Somebody of the organization with these rights, or with all. */
export const actorOf = (orgId: string, rights: Actor["rights"] = new Set(RIGHTS)): Actor => ({
  orgId,
  kind: "system",
  id: null,
  name: "Test",
  rights,
  locationIds: null,
});
