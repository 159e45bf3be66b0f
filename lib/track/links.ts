import { v7 } from "uuid";
import type { ActorKind } from "@/db/values";
import type { MailLink } from "@/lib/outbox/deliver";
import { hasPublicAddress, publicAddress } from "@/lib/server/public-address";
import { hashSecret, mintSecret } from "@/lib/tenancy/secret";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";

const VALID_DAYS = 365;

export type MintedLink = { id: string; url: string; expiresAt: Date };
type Maker = { kind: ActorKind; id: string | null };

// A draft is nobody's order yet. Both rows or none, in one statement; the secret itself is in the answer only.
const MINT = `
  with made as (
    insert into order_link (org_id, id, order_id, actor_kind, actor_id, expires_at)
    select org_id, $3::uuid, id, $4, $5::uuid, now() + interval '${VALID_DAYS} days' from orders
    where org_id = $1 and id = $2::uuid and status <> 'draft' returning id, expires_at
  ), known as (
    insert into secret_lookup (hash, kind, org_id, ref_id) select $6, 'track', $1, id from made
  )
  select expires_at as "expiresAt" from made`;

/** Another link to the customer's page of the order; null when there is no such order, or it is a draft. */
export async function mintLink(tx: Tx, orderId: string, by: Maker): Promise<MintedLink | null> {
  const [id, token] = [v7(), mintSecret()];
  const [made] = await tx.query<{ expiresAt: Date }>("link_mint", MINT, [tx.orgId, orderId, id, by.kind, by.id, hashSecret(token)]);
  return made ? { id, url: `${publicAddress()}/track/${token}`, expiresAt: made.expiresAt } : null;
}

/** For mails, which are drawn without anybody who asks for it. Where nobody said at which address people reach us, there is none. */
export async function linkForMail(orgId: string, orderId: string): Promise<MailLink | null> {
  if (!hasPublicAddress()) return null;
  const made = await inTenant(orgId, (tx) => mintLink(tx, orderId, { kind: "system", id: null }));
  return made && { url: made.url, revoke: () => inTenant(orgId, async (tx) => void (await tx.query("link_drop", DROP, [orgId, made.id]))) };
}

// As if it had never been made: no mail took it anywhere.
const DROP = `
  with dropped as (
    delete from order_link where org_id = $1 and id = $2::uuid returning id
  )
  delete from secret_lookup where org_id = $1 and kind = 'track' and ref_id in (select id from dropped)`;

const REVOKE = `
  with ended as (
    update order_link set revoked_at = clock_timestamp()
    where org_id = $1 and order_id = any($2::uuid[]) and revoked_at is null returning id
  ), forgotten as (
    delete from secret_lookup where org_id = $1 and kind = 'track' and ref_id in (select id from ended)
  )
  select count(*)::int as links from ended`;

/** None of the links to these orders opens anything from now on. Says how many did. */
export async function revokeLinksOf(tx: Tx, orderIds: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ links: number }>("links_revoke", REVOKE, [tx.orgId, orderIds]);
  return row?.links ?? 0;
}

const REMOVE = `
  with ended as (
    delete from order_link where org_id = $1 and expires_at <= clock_timestamp() returning id
  ), forgotten as (
    delete from secret_lookup where org_id = $1 and kind = 'track' and ref_id in (select id from ended)
  )
  select count(*)::int as links from ended`;

/** Links that have expired open nothing already; here their rows go. */
export const removeEndedLinks = (orgId: string): Promise<number> =>
  inTenant(orgId, async (tx) => (await tx.query<{ links: number }>("links_remove", REMOVE, [orgId]))[0]?.links ?? 0);
