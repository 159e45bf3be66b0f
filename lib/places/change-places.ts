import { recordAdmin } from "@/lib/members/manage";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { PlaceRefusal } from "./refusals";

export type PlaceOutcome = { ok: true } | PlaceRefusal;

const LOCK = "select id from organization where id = $1 for no key update";

/** One change of places by somebody who may, noted as an event. Changes of one organization follow one another. */
export function changePlaces(
  actor: Actor,
  event: { action: string; subject: string },
  run: (tx: Tx) => Promise<PlaceRefusal | null>,
): Promise<PlaceOutcome> {
  if (!actor.rights.has("manage")) return Promise.resolve(refuse("no_right", "manage"));
  return administer(actor.orgId, async (tx): Promise<PlaceOutcome> => {
    await tx.query("places_lock", LOCK, [tx.orgId]);
    const refused = await run(tx);
    if (refused) return refused;
    await recordAdmin(tx, actor, event.action, event.subject);
    return { ok: true };
  });
}
