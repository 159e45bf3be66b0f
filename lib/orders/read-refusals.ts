import "server-only";
import { z } from "zod";
import type { OrderStatus } from "@/db/values";
import { cursorOf, type KeysetPage, keyOfCursor, pageOf } from "@/lib/catalogue/keyset";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";
import { isUuid } from "./read-order";
import type { RefusalCode } from "./refusals";
import { isWrittenInstant } from "./written-instant";
import type { CounterOffer, Receipt } from "./wire";

export type ListedRefusal = {
  id: string;
  move: string;
  code: RefusalCode;
  subject: string | null;
  customerCode: string | null;
  customerName: string | null;
  currency: string | null;
  totalMinor: number | null;
  actorName: string | null;
  occurredAt: Date;
  hasOffer: boolean;
  retriedOrderNumber: string | null;
  retriedOrderStatus: OrderStatus | null;
  dismissedAt: Date | null;
  /** Exact to the microsecond, because the next page begins behind it. */
  key: string;
};

export type RefusalView = ListedRefusal & {
  orderId: string | null;
  orderNumber: string | null;
  retriedOrderId: string | null;
  /** The first refusal of the same order, where this one came of trying it again. */
  againOf: string | null;
  request: unknown;
  receipt: Receipt;
  counterOffer: CounterOffer | null;
  txid: string;
};

const COLUMNS = `r.id, r.move, r.code, r.subject, c.code as "customerCode", c.name as "customerName", r.currency, r.total_minor as "totalMinor",
  coalesce(u.name, k.name) as "actorName", r.occurred_at as "occurredAt", r.counter_offer is not null as "hasOffer",
  p.number as "retriedOrderNumber", p.status as "retriedOrderStatus", r.dismissed_at as "dismissedAt", r.occurred_at::text as key`;

const JOINS = `left join customer c on c.org_id = r.org_id and c.id = r.customer_id
  left join app_user u on r.actor_kind = 'user' and u.id = r.actor_id
  left join api_key k on r.actor_kind = 'api_key' and k.org_id = r.org_id and k.id = r.actor_id
  left join orders p on p.org_id = r.org_id and p.id = r.retried_order_id`;

const NARROW = "order_refusal_of_list";
const ROWS = 50;

export type RefusalPlace = { older?: string | undefined; newer?: string | undefined };

/** Placements that were refused, newest first: those that nobody has settled, or all. */
export function listRefusals(actor: Actor, which: "open" | "all", { older, newer }: RefusalPlace): Promise<KeysetPage<ListedRefusal>> {
  const back = older === undefined && newer !== undefined;
  const [at = "", id = ""] = keyOfCursor(older ?? newer ?? "").split("|");
  const place = isUuid(id) && isWrittenInstant(at) ? [at, id] : [];
  const open = which === "open" ? "and r.retried_order_id is null and r.dismissed_at is null" : "";
  const beyond = place.length > 0 ? `and (r.occurred_at, r.id) ${back ? ">" : "<"} ($2::timestamptz, $3::uuid)` : "";
  const order = back
    ? "order by r.occurred_at asc nulls first, r.id asc nulls first"
    : "order by r.occurred_at desc nulls last, r.id desc nulls last";
  const text = `select ${COLUMNS} from (select r.* from order_refusal r where r.org_id = $1 ${open} ${beyond} ${order} limit ${ROWS + 1}) r ${JOINS} ${order}`;
  return readTenant(actor.orgId, async (tx) => {
    const rows = await tx.query<ListedRefusal>(`${NARROW}_${which}_${back}_${place.length}`, text, [tx.orgId, ...place]);
    const cut = place.length === 0 ? {} : back ? { before: newer } : { after: older };
    return pageOf(rows, ROWS, cut, (row) => cursorOf(`${row.key}|${row.id}`));
  });
}

const ONE = `select ${COLUMNS}, r.order_id as "orderId", o.number as "orderNumber", r.retried_order_id as "retriedOrderId",
  r.again_of as "againOf", r.request, r.receipt, r.counter_offer as "counterOffer", r.txid::text as txid
  from order_refusal r ${JOINS} left join orders o on o.org_id = r.org_id and o.id = r.order_id
  where r.org_id = $1 and r.id = $2::uuid`;

/** One refused placement with everything that was withheld; null when there is none of this id here. */
export async function readRefusal(actor: Actor, id: string): Promise<RefusalView | null> {
  if (!isUuid(id)) return null;
  const rows = await readTenant(actor.orgId, (tx) => tx.query<RefusalView>("refusal_by_id", ONE, [tx.orgId, id]));
  return rows[0] ?? null;
}

/** What settling a refusal can answer with, and its sentence. */
export const REFUSED_REFUSALS = {
  refusal_settled: { title: "This one is settled already." },
  refusal_needs_right: { title: "Only who may place or edit orders settles a refused one." },
} as const satisfies Record<string, { title: string }>;

export const dismissForm = z.object({ id: z.uuid() });

const DISMISS = `update order_refusal set dismissed_at = clock_timestamp()
  where org_id = $1 and id = $2::uuid and dismissed_at is null and retried_order_id is null returning id`;

/** Takes a refusal off the list of those that wait for somebody. */
export async function dismissRefusal(
  actor: Actor,
  { id }: z.output<typeof dismissForm>,
): Promise<{ ok: true } | Refusal<keyof typeof REFUSED_REFUSALS>> {
  if (!actor.rights.has("place") && !actor.rights.has("edit")) return refuse("refusal_needs_right");
  const rows = await inTenant(actor.orgId, (tx) => tx.query<{ id: string }>("refusal_dismiss", DISMISS, [tx.orgId, id]));
  return rows.length > 0 ? { ok: true } : refuse("refusal_settled");
}
