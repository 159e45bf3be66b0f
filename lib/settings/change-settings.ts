import { recordAdmin } from "@/lib/members/manage";
import { refuse } from "@/lib/result/refusal";
import type { SettingsRefusal } from "@/lib/settings/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export type Changed = { ok: true };
export type SettingsOutcome = Changed | SettingsRefusal;

const LOCK = "select id from organization where id = $1 for no key update";

/** One change of settings by somebody who may, noted as an event. Changes of one organization follow one another. */
export function changeSettings(
  actor: Actor,
  event: { action: string; subject: string },
  run: (tx: Tx) => Promise<SettingsRefusal | null>,
): Promise<SettingsOutcome> {
  if (!actor.rights.has("manage")) return Promise.resolve(refuse("no_right", "manage"));
  return administer(actor.orgId, async (tx): Promise<SettingsOutcome> => {
    await tx.query("settings_lock", LOCK, [tx.orgId]);
    const refused = await run(tx);
    if (refused) return refused;
    await recordAdmin(tx, actor, event.action, event.subject);
    return { ok: true };
  });
}
