import type { OutboxTopic } from "@/db/values";
import { MAX_ATTEMPTS } from "@/lib/outbox/backoff";
import { TOPICS_WITHHELD_BY_CANCEL } from "@/lib/outbox/topics";
import { inTenant } from "@/lib/transaction/in-tenant";

/** A message in the hands of this worker until its lease ends. `attempts` is the token: a later claim has a higher one. */
export type Claimed = { orgId: string; id: string; topic: OutboxTopic; orderId: string | null; payload: unknown; attempts: number };
export type ClaimResult = {
  messages: Claimed[];
  /** When the next message of the organization is due, as epoch ms; null when none waits. */
  nextDueAt: number | null;
};

export const WITHHELD_BECAUSE = "The order was canceled before this message left.";

// A message whose lease has ended is taken again: its worker is gone. One that ended so too often kills its worker.
const CLAIM = `
  with due as (
    select m.id, m.attempts, m.status, (o.status = 'canceled' and m.topic = any($3::text[])) as canceled
    from outbox_message m left join orders o on o.org_id = m.org_id and o.id = m.order_id
    where m.org_id = $1 and m.status in ('pending', 'sending') and m.next_attempt_at <= clock_timestamp()
    order by m.next_attempt_at
    limit $2
    for no key update of m skip locked
  )
  update outbox_message m set
    status = case when due.canceled then 'withheld' when due.attempts >= $4 then 'dead' else 'sending' end,
    attempts = case when due.canceled or due.attempts >= $4 then m.attempts else m.attempts + 1 end,
    next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond',
    last_error = case
      when due.canceled then $6
      when due.attempts >= $4 then coalesce(m.last_error, 'The worker ended ' || due.attempts || ' times while it sent this message.')
      else m.last_error end
  from due
  where m.org_id = $1 and m.id = due.id
  returning m.id, m.topic, m.order_id, m.payload, m.attempts, m.status`;

const NEXT_DUE = `
  select extract(epoch from min(next_attempt_at))::float8 * 1000 as at
  from outbox_message where org_id = $1 and status in ('pending', 'sending')`;

type Row = { id: string; topic: OutboxTopic; order_id: string | null; payload: unknown; attempts: number; status: string };

/** Takes up to `limit` due messages of the organization for `leaseMs`, in one short transaction of its own. Others skip what is taken. */
export function claimDue(orgId: string, limit: number, leaseMs: number): Promise<ClaimResult> {
  return inTenant(orgId, async (tx) => {
    const values = [orgId, limit, [...TOPICS_WITHHELD_BY_CANCEL], MAX_ATTEMPTS, leaseMs, WITHHELD_BECAUSE];
    const [rows, next] = await Promise.all([
      tx.query<Row>("outbox-claim", CLAIM, values),
      tx.query<{ at: number | null }>("outbox-next-due", NEXT_DUE, [orgId]),
    ]);
    const messages = rows
      .filter((row) => row.status === "sending")
      .map(({ id, topic, order_id, payload, attempts }) => ({ orgId, id, topic, orderId: order_id, payload, attempts }));
    return { messages, nextDueAt: next[0]?.at ?? null };
  });
}

// While the lease lasts nobody else can have taken them.
const RETURN = `
  update outbox_message set status = 'pending', attempts = attempts - 1, next_attempt_at = clock_timestamp()
  where org_id = $1 and id = any($2::uuid[]) and status = 'sending' and next_attempt_at > clock_timestamp()`;

/** Puts back what was claimed and not tried, for a worker that stops. */
export async function returnClaimed(messages: readonly Claimed[]): Promise<void> {
  const [first] = messages;
  if (!first) return;
  await inTenant(first.orgId, (tx) => tx.query("outbox-return", RETURN, [first.orgId, messages.map((message) => message.id)]));
}
