import { DEMO_ACCOUNTS } from "@/db/seed/accounts";
import { hashBadgeCode, plainCode } from "@/lib/floor/codes";
import type { Device } from "@/lib/floor/find-floor";
import { ownCode } from "@/lib/scanning/own-code";
import { readTenant } from "@/lib/transaction/in-tenant";

export type DemoBadge = { code: string; pin: string; name: string };

/** The badges that the lock of a demo organization offers, as long as nobody gave those people another. */
export async function listDemoBadges({ orgId, organization }: Device): Promise<DemoBadge[]> {
  if (!organization.demo) return [];
  const known = DEMO_ACCOUNTS.flatMap(({ name, badge }) => (badge ? [{ name, ...badge, hash: hashBadgeCode(plainCode(badge.code)) }] : []));
  const held = await readTenant(orgId, (tx) =>
    tx.query<{ code_hash: string }>(
      "demo_badges",
      "select code_hash from badge where org_id = $1 and code_hash = any ($2) and revoked_at is null",
      [orgId, known.map(({ hash }) => hash)],
    ),
  );
  const stillHeld = new Set(held.map(({ code_hash }) => code_hash));
  return known.filter(({ hash }) => stillHeld.has(hash)).map(({ name, code, pin }) => ({ name, pin, code: ownCode("badge", code) }));
}
