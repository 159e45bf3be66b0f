import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { z } from "zod";
import { refuse } from "@/lib/result/refusal";
import { hasPublicAddress, publicAddress } from "@/lib/server/public-address";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import type { SettingsRefusal } from "@/lib/settings/refusals";
import { hookSecret } from "@/lib/shipping/hook-signature";
import { knowsCarrier } from "@/lib/shipping/read-event-facts";
import type { Actor } from "@/lib/tenancy/actor";
import { hashSecret } from "@/lib/tenancy/secret";
import { readTenant } from "@/lib/transaction/in-tenant";

export const hookForm = z.object({ carrier: z.string().trim().min(1, "Name the carrier.").max(64) });

/** A carrier, and where it may report by itself; without an id, or once stopped, nowhere. */
export type Hook = {
  carrier: string;
  id: string | null;
  rotatedAt: Date | null;
  previousUntil: Date | null;
  lastReceivedAt: Date | null;
  stoppedAt: Date | null;
};

const LIST = `select c.carrier, h.id, h.rotated_at as "rotatedAt", (select max(p.until) from jsonb_to_recordset(h.previous) as p(until timestamptz) where p.until > now()) as "previousUntil",
    h.last_received_at as "lastReceivedAt", h.stopped_at as "stoppedAt"
  from (select carrier from carrier_service where org_id = $1 union select carrier from carrier_hook where org_id = $1) c
  left join carrier_hook h on h.org_id = $1 and h.carrier = c.carrier order by c.carrier`;

export const listHooks = (orgId: string): Promise<Hook[]> => readTenant(orgId, (tx) => tx.query<Hook>("hooks", LIST, [tx.orgId]));

export const hookAddress = (id: string): string => `${hasPublicAddress() ? publicAddress() : ""}/api/webhooks/carriers/${id}`;

// Whoever has a secret may use it for another day, unless the hook was stopped meanwhile: nobody knows which of them the carrier has.
const OPEN = `insert into carrier_hook as h (org_id, id, carrier, salt) values ($1, $2::uuid, $3, $4)
  on conflict (org_id, carrier) do update set salt = excluded.salt, version = h.version + 1, rotated_at = now(), stopped_at = null,
    previous = case when h.stopped_at is not null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('salt', h.salt, 'until', now() + interval '1 day'))
      || (select coalesce(jsonb_agg(p.it), '[]'::jsonb) from jsonb_array_elements(h.previous) as p(it) where (p.it ->> 'until')::timestamptz > now()) end
  returning id`;
const KNOW =
  "insert into secret_lookup (hash, kind, org_id, ref_id) values ($1, 'carrier_hook', $2, $3::uuid) on conflict (hash) do nothing";

export type OpenedHook = { ok: true; address: string; secret: string };

/** Opens the address for a carrier, or gives it another secret. The secret is in this answer only. */
export async function openHook(actor: Actor, { carrier }: z.output<typeof hookForm>): Promise<OpenedHook | SettingsRefusal> {
  const salt = randomBytes(32).toString("base64url");
  let id = "";
  const changed = await changeSettings(actor, { action: "carrier_hook.open", subject: carrier }, async (tx) => {
    if (!(await knowsCarrier(tx, carrier))) return refuse("not_found");
    const [row] = await tx.query<{ id: string }>("hook_open", OPEN, [tx.orgId, v7(), carrier, salt]);
    id = row?.id ?? "";
    await tx.query("hook_know", KNOW, [hashSecret(id), tx.orgId, id]);
    return null;
  });
  return changed.ok ? { ok: true, address: hookAddress(id), secret: hookSecret(actor.orgId, id, salt) } : changed;
}

const STOP = `update carrier_hook set stopped_at = now(), previous = '[]'
  where org_id = $1 and carrier = $2 and stopped_at is null returning id`;
const FORGET = "delete from secret_lookup where org_id = $1 and kind = 'carrier_hook' and ref_id = $2::uuid";

/** From now on nothing is taken at the address. */
export const stopHook = (actor: Actor, { carrier }: z.output<typeof hookForm>): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "carrier_hook.stop", subject: carrier }, async (tx) => {
    const [row] = await tx.query<{ id: string }>("hook_stop", STOP, [tx.orgId, carrier]);
    if (!row) return refuse("not_found");
    await tx.query("hook_forget", FORGET, [tx.orgId, row.id]);
    return null;
  });
