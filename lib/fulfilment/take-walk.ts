import { worksAt } from "@/lib/receiving/command";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant } from "@/lib/transaction/in-tenant";
import { type FloorRefused, refuseFloor } from "./refusals";

export type TakeAnswer = { ok: true; wave: string } | FloorRefused;

const WAVE = `select w.location_id as "locationId", w.picker_id as "pickerId", u.name from wave w left join app_user u on u.id = w.picker_id
  where w.org_id = $1 and w.id = $2::uuid for no key update of w`;
const TAKE = "update wave set picker_id = $3::uuid, taken_at = $4 where org_id = $1 and id = $2::uuid";

/** A picker takes a walk, so that others see it is being walked; `over` takes it from whoever has it. */
export async function takeWalk(actor: Actor, waveId: string, { over }: { over: boolean }, now = new Date()): Promise<TakeAnswer> {
  if (!actor.rights.has("pick")) return refuseFloor("no_right", "pick").answer;
  return inTenant(actor.orgId, async (tx) => {
    const [row] = await tx.query<{ locationId: string; pickerId: string | null; name: string | null }>("walk_to_take", WAVE, [
      tx.orgId,
      waveId,
    ]);
    if (!row) return refuseFloor("wave_unknown").answer;
    if (!worksAt(actor, row.locationId)) return refuseFloor("location_not_yours").answer;
    const mine = actor.kind === "user" ? actor.id : null;
    if (row.pickerId !== null && row.pickerId !== mine && !over) return refuseFloor("taken", row.name).answer;
    await tx.query("take_walk", TAKE, [tx.orgId, waveId, mine, now]);
    return { ok: true, wave: waveId };
  });
}
