import { worksAt } from "@/lib/receiving/command";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type FloorRefused, refuseFloor } from "./refusals";

/** The location that a list is asked for, if it is one where the person works. */
export async function findWorkplace(actor: Actor, code: string): Promise<{ ok: true; locationId: string } | FloorRefused> {
  const [row] = await readTenant(actor.orgId, (tx) =>
    tx.query<{ id: string }>("workplace_by_code", "select id from location where org_id = $1 and code = $2 and archived_at is null", [
      tx.orgId,
      code,
    ]),
  );
  if (!row) return refuseFloor("location_unknown", code).answer;
  return worksAt(actor, row.id) ? { ok: true, locationId: row.id } : refuseFloor("location_not_yours", code).answer;
}
