import { v7 } from "uuid";
import { z } from "zod";
import { adminEvent } from "@/db/schema/tenancy";
import type { OutboxTopic } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import { WITHHELD_BECAUSE } from "@/lib/outbox/claim";
import type { OutboxRefusal } from "@/lib/outbox/refusals";
import { holdsSecret } from "@/lib/outbox/secret-topics";
import { TOPICS_WITHHELD_BY_CANCEL } from "@/lib/outbox/topics";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export const replayInput = z.object({
  messageId: z.uuid(),
  /** Another address, where the one in the message was wrong. */
  recipient: z.email("Write a mail address, such as name@company.example.").max(254).optional(),
});
export type ReplayInput = z.output<typeof replayInput>;
export type Replayed = { ok: true; messages: number } | OutboxRefusal;

type Row = {
  status: string;
  topic: OutboxTopic;
  orderId: string | null;
  cut: boolean;
  recipient: string | null;
  tries: number;
  order: string | null;
};

// The order before its message, as everywhere. Shared: a cancel that is under way is waited for.
const ORDER = `
  select o.status from orders o
  where o.org_id = $1 and o.id = (select order_id from outbox_message where org_id = $1 and id = $2) for share`;
const MESSAGE = `
  select status, topic, order_id as "orderId", cut_at is not null as cut, payload ->> 'email' as recipient, attempts as tries
  from outbox_message where org_id = $1 and id = $2 for no key update`;
const AGAIN = `
  update outbox_message set status = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), last_error = null,
    payload = case when $3::text is null then payload else jsonb_set(payload, '{email}', to_jsonb($3::text)) end
  where org_id = $1 and id = $2`;

/** Sends a message that failed once more: a dead one, or one that waits for its next try. A sent one never. */
export async function replayMessage(actor: Actor, { messageId, recipient }: ReplayInput): Promise<Replayed> {
  if (!actor.rights.has("replay")) return refuse("no_right", "replay");
  let orderId: string | null = null;
  const outcome = await administer<Replayed>(actor.orgId, async (tx) => {
    const message = await readMessage(tx, messageId);
    if (!message) return refuse("not_found");
    const problem = replayProblem(message, recipient);
    if (problem) return problem;
    orderId = message.orderId;
    await tx.query("outbox-replay", AGAIN, [tx.orgId, messageId, recipient ?? null]);
    await record(tx, actor, "message.replayed", messageId);
    return { ok: true, messages: 1 };
  });
  if (outcome.ok) signalChange(actor.orgId, orderId);
  return outcome;
}

async function readMessage(tx: Tx, messageId: string): Promise<Row | null> {
  const [[order], [message]] = await Promise.all([
    tx.query<{ status: string }>("outbox-replay-order", ORDER, [tx.orgId, messageId]),
    tx.query<Omit<Row, "order">>("outbox-replay-read", MESSAGE, [tx.orgId, messageId]),
  ]);
  return message ? { ...message, order: order?.status ?? null } : null;
}

function replayProblem(message: Row, recipient: string | undefined): OutboxRefusal | null {
  const failed = message.status === "dead" || (message.status === "pending" && message.tries > 0);
  if (!failed) return refuse("not_waiting", message.status);
  if (message.cut) return refuse("facts_cut");
  if (message.order === "canceled" && isStopped(message.topic)) return refuse("order_canceled");
  if (recipient && recipient !== message.recipient && holdsSecret(message.topic)) return refuse("recipient_fixed");
  return null;
}

const isStopped = (topic: string): boolean => (TOPICS_WITHHELD_BY_CANCEL as readonly string[]).includes(topic);

const MOST_AT_ONCE = 500;

const ALL_DEAD = `
  with chosen as (
    select m.id, (o.status = 'canceled' and m.topic = any($2::text[])) as canceled
    from outbox_message m left join orders o on o.org_id = m.org_id and o.id = m.order_id
    where m.org_id = $1 and m.status = 'dead' and m.cut_at is null
    order by m.id limit $3 for no key update of m skip locked
  )
  update outbox_message m set
    status = case when chosen.canceled then 'withheld' else 'pending' end,
    last_error = case when chosen.canceled then $4 end,
    attempts = 0, next_attempt_at = clock_timestamp()
  from chosen where m.org_id = $1 and m.id = chosen.id returning m.status`;

/** Sends every dead message once more, up to 500, as after a mail server was away for long. */
export async function replayAllDead(actor: Actor): Promise<Replayed> {
  if (!actor.rights.has("replay")) return refuse("no_right", "replay");
  const messages = await administer(actor.orgId, async (tx) => {
    const values = [tx.orgId, [...TOPICS_WITHHELD_BY_CANCEL], MOST_AT_ONCE, WITHHELD_BECAUSE];
    const rows = await tx.query<{ status: string }>("outbox-replay-all", ALL_DEAD, values);
    const again = rows.filter((row) => row.status === "pending").length;
    await record(tx, actor, "messages.replayed", String(again));
    return again;
  });
  signalChange(actor.orgId, null);
  return { ok: true, messages };
}

async function record(tx: Tx, actor: Actor, action: string, subject: string): Promise<void> {
  await tx.read.insert(adminEvent).values({ orgId: tx.orgId, id: v7(), actorKind: actor.kind, actorId: actor.id, action, subject });
}
