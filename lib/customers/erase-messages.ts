import type { CustomerRefusal } from "@/lib/customers/refusals";
import { CUT_PAYLOAD } from "@/lib/outbox/topics";
import { refuse } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

export type EraseScope = "old" | "all";

// $1 organization, $2 customer, $3 whether only what is over is erased.
const ORDERS = `(select id from orders where org_id = $1 and customer_id = $2
  and (not $3::boolean or status not in ('draft', 'pending_approval', 'placed', 'in_fulfilment')))`;

const LOCK = `select id, status = 'sending' and next_attempt_at > clock_timestamp() as leaving from outbox_message
  where org_id = $1 and order_id in ${ORDERS} order by id for no key update`;

const CUT = `update outbox_message set payload = $3::jsonb, cut_at = coalesce(cut_at, clock_timestamp()),
    status = case when status = 'sent' then status else 'withheld' end,
    last_error = case when status in ('pending', 'sending', 'dead') then 'The personal data of the customer were erased.' else last_error end
  where org_id = $1 and id = any($2::uuid[]) and (not $4::boolean or status in ('sent', 'withheld'))`;

const GONE = "The text was erased together with the personal data of the customer.";
const MAILS = `update mail_message set recipient = 'erased', subject = 'Erased message', html = '<p>${GONE}</p>', plain = '${GONE}'
  where org_id = $1 and outbox_id = any($2::uuid[]) and recipient <> 'erased' returning 1`;

/** A receipt without the address that its mail would have gone to. */
const withoutAddress = (receipt: string): string => `jsonb_set(${receipt}, '{effects}', (select coalesce(jsonb_agg(
  case when effect ? 'to' then jsonb_set(effect, '{to}', 'null') else effect end), '[]') from jsonb_array_elements(${receipt} -> 'effects') effect))`;

const REFUSALS = `update order_refusal r set request = r.request - array['ship_to', 'note'], receipt = ${withoutAddress("r.receipt")}
  where r.org_id = $1 and r.customer_id = $2 and (not $3::boolean or r.retried_order_id is not null or r.dismissed_at is not null)
  returning r.id`;

const NOTES = `update orders set note = '' where org_id = $1 and customer_id = $2 and not $3::boolean and note <> ''`;

const ANSWERS = `update idempotency_key k set answer = case
    when k.answer #> '{receipt,effects}' is null then k.answer
    else jsonb_set(k.answer, '{receipt}', ${withoutAddress("(k.answer -> 'receipt')")}) end
    || case when k.answer ? 'order'
      then jsonb_build_object('order', (k.answer -> 'order') || '{"customer_name": "Erased account", "note": ""}') else '{}' end
  where k.org_id = $1 and ((k.answer #>> '{order,id}')::uuid in ${ORDERS} or k.answer ->> 'refusal_id' = any($4::text[]))`;

const OF_ACCOUNT = "where org_id = $1 and customer_id = (select id from customer where org_id = $1 and code = $2)";
const REFUSALS_FIRST = `select from order_refusal ${OF_ACCOUNT} order by id for no key update`;
const ORDERS_NEXT = `select from orders ${OF_ACCOUNT} and not $3::boolean and (note <> '' or status = 'draft') order by id for no key update`;

/** Locks what will be emptied and is locked before the account elsewhere, so that neither waits for the other. */
export async function lockTold(tx: Tx, code: string, scope: EraseScope): Promise<void> {
  await tx.query("erase_refusals_lock", REFUSALS_FIRST, [tx.orgId, code]);
  await tx.query("erase_orders_lock", ORDERS_NEXT, [tx.orgId, code, scope === "old"]);
}

/** The orders whose personal data go: all of the customer's, or those that are over. */
export const ordersErased = async (tx: Tx, customerId: string, scope: EraseScope): Promise<string[]> =>
  (await tx.query<{ id: string }>("erase_orders", ORDERS.slice(1, -1), [tx.orgId, customerId, scope === "old"])).map(({ id }) => id);

/**
 * Empties what tells of the customer outside the account: refused placements, mails in every state, notes on orders, kept answers. Says how
 * many rows of those that people see it emptied; refuses while a mail is in the worker's hands, because that would write it down again.
 */
export async function eraseMessages(tx: Tx, customerId: string, scope: EraseScope): Promise<number | CustomerRefusal> {
  const over = scope === "old";
  const values = [tx.orgId, customerId, over];
  const messages = await tx.query<{ id: string; leaving: boolean }>("erase_messages_lock", LOCK, values);
  if (messages.some(({ leaving }) => leaving)) return refuse("message_leaving");
  const ids = messages.map(({ id }) => id);
  await tx.query("erase_messages_cut", CUT, [tx.orgId, ids, JSON.stringify(CUT_PAYLOAD), over]);
  const mails = await tx.query("erase_mails", MAILS, [tx.orgId, ids]);
  const refused = await tx.query<{ id: string }>("erase_refusals", REFUSALS, values);
  await tx.query("erase_notes", NOTES, values);
  await tx.query("erase_answers", ANSWERS, [...values, refused.map(({ id }) => id)]);
  return mails.length + refused.length;
}
