import { orderRefusal } from "@/db/schema/refusals";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Decision } from "@/lib/transaction/transact";
import type { PlaceAnswer } from "./wire";

type Sent = { channel?: string | null | undefined; externalId?: string | null | undefined };

/** Open refusals of the order that was sent under this external id. */
export type SentBefore = { sentBefore: readonly string[] };

const SENT_BEFORE = `select id from order_refusal where org_id = $1 and external_id = $2 and channel is not distinct from $3::text
  and retried_order_id is null and dismissed_at is null order by id for no key update`;

/**
 * What a placement reads, and before it, locked, the open refusals of the same order: of this channel and external id. An order
 * without an external id asks for nothing more. Both are sent in one flight.
 */
export async function readBesideRefusals<Facts>(
  tx: Tx,
  { channel, externalId }: Sent,
  read: () => Promise<Facts>,
): Promise<Facts & SentBefore> {
  const [refusals, facts] = await Promise.all([
    externalId ? tx.query<{ id: string }>("refusals_sent_before", SENT_BEFORE, [tx.orgId, externalId, channel ?? null]) : [],
    read(),
  ]);
  return { ...facts, sentBefore: refusals.map(({ id }) => id) };
}

/** The decision, which settles these refusals, locked, with the order that it makes; a refused one settles none. */
export function settling<D extends Decision<PlaceAnswer> | "again" | "lock">(decision: D, refusals: readonly string[]): D {
  if (typeof decision === "string" || !decision.changes || !decision.answer.ok || refusals.length === 0) return decision;
  const { changes, answer } = decision;
  for (const id of new Set(refusals)) changes.set(orderRefusal, { id }, { retriedOrderId: answer.order.id });
  changes.guard(orderRefusal, "t.retried_order_id is null");
  return decision;
}
