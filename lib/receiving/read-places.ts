import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { worksAt } from "./command";

/** An active location; `isMine` says whether the actor may act there. */
export type StockPlace = { id: string; code: string; name: string; isMine: boolean };

const PLACES = `select id, code, name from location where org_id = $1 and archived_at is null order by rank, code`;

/** All active locations, those first that are preferred. */
export const listPlaces = (actor: Actor): Promise<StockPlace[]> =>
  readTenant(actor.orgId, async (tx) => {
    const rows = await tx.query<{ id: string; code: string; name: string }>("stock_places", PLACES, [tx.orgId]);
    return rows.map((row) => ({ ...row, isMine: worksAt(actor, row.id) }));
  });
