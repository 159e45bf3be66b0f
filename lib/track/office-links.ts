import { findOrder } from "@/lib/orders/read-order";
import { REFUSALS } from "@/lib/orders/refusals";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type MintedLink, mintLink, revokeLinksOf } from "./links";

// The same codes and sentences as for the order itself; only a draft has another.
export const LINK_REFUSALS = {
  not_found: REFUSALS.not_found,
  no_right: REFUSALS.no_right,
  wrong_status: { status: 409, title: "A draft has no page for its customer yet; place it first." },
} as const;

export type LinkRefusal = Refusal<keyof typeof LINK_REFUSALS>;

/** Whoever has a link may cancel, so making one, or ending them, needs the right to. */
const NEEDS = "cancel";

/** A link to the customer's page of the order. It is in this answer only. */
export const makeLink = (actor: Actor, idOrNumber: string): Promise<({ ok: true } & Omit<MintedLink, "id">) | LinkRefusal> =>
  ofOrder(actor, idOrNumber, async (tx, orderId) => {
    const made = await mintLink(tx, orderId, { kind: actor.kind, id: actor.id });
    return made ? { ok: true, url: made.url, expiresAt: made.expiresAt } : refuse("wrong_status");
  });

/** Ends every link to the order, also those in mails that were sent. */
export const revokeLinks = (actor: Actor, idOrNumber: string): Promise<{ ok: true; revoked: number } | LinkRefusal> =>
  ofOrder(actor, idOrNumber, async (tx, orderId) => ({ ok: true, revoked: await revokeLinksOf(tx, [orderId]) }));

function ofOrder<T>(actor: Actor, idOrNumber: string, run: (tx: Tx, orderId: string) => Promise<T>): Promise<T | LinkRefusal> {
  return administer(actor.orgId, async (tx): Promise<T | LinkRefusal> => {
    if (!actor.rights.has(NEEDS)) return refuse("no_right", NEEDS);
    const order = await findOrder(tx, idOrNumber);
    return order ? run(tx, order.id) : refuse("not_found", idOrNumber);
  });
}

export type LinkFigures = { open: number; lastUsedAt: Date | null };

const COUNT = `select count(*) filter (where revoked_at is null and expires_at > now())::int as open, max(last_used_at) as "lastUsedAt"
  from order_link where org_id = $1 and order_id = $2::uuid`;

/** How many links to the order work, and when any was last opened. */
export async function countLinks(orgId: string, orderId: string): Promise<LinkFigures> {
  const [row] = await readTenant(orgId, (tx) => tx.query<LinkFigures>("links_count", COUNT, [orgId, orderId]));
  return row ?? { open: 0, lastUsedAt: null };
}
