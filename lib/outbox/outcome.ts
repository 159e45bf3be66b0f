import { v7 } from "uuid";
import { MAX_ATTEMPTS, waitAfter } from "@/lib/outbox/backoff";
import { type Claimed, WITHHELD_BECAUSE } from "@/lib/outbox/claim";
import { holdsSecret } from "@/lib/outbox/secret-topics";
import type { Mail } from "@/lib/outbox/templates/content";
import { CUT_PAYLOAD, TOPICS_WITHHELD_BY_CANCEL } from "@/lib/outbox/topics";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";

export type Envelope = { sender: string; recipient: string; mail: Mail };
export type Outcome = "sent" | "withheld" | "retry" | "dead" | "lost";

/** True when cancelling its order stops this message. */
const stopsWithOrder = (message: Claimed): boolean =>
  message.orderId !== null && (TOPICS_WITHHELD_BY_CANCEL as readonly string[]).includes(message.topic);

const WITHHOLD =
  "update outbox_message set status = 'withheld', last_error = $4 where org_id = $1 and id = $2 and attempts = $3 and status = 'sending'";
const LEAVE = `
  update outbox_message set next_attempt_at = clock_timestamp() + $4 * interval '1 millisecond'
  where org_id = $1 and id = $2 and attempts = $3 and status = 'sending' returning id`;
const ORDER_STATUS = "select status from orders where org_id = $1 and id = $2 for share";

/** The last look before a mail leaves: is the message still ours, and is its order alive? Renews the lease for the sending. */
export function mayLeave(message: Claimed, leaseMs: number): Promise<"leave" | "withheld" | "lost"> {
  return inTenant(message.orgId, async (tx) => {
    if (await orderIsCanceled(tx, message)) return withhold(tx, message);
    const held = await tx.query("outbox-leave", LEAVE, [message.orgId, message.id, message.attempts, leaseMs]);
    return held.length === 1 ? "leave" : "lost";
  });
}

/** Delivers into the mailbox and marks as sent in one transaction, so exactly once, and never after the order's cancel has committed. */
export function deliverToMailbox(message: Claimed, envelope: Envelope): Promise<"sent" | "withheld" | "lost"> {
  return inTenant(message.orgId, async (tx) => {
    // The order before its message, as in every move, so that the two cannot wait for each other.
    if (await orderIsCanceled(tx, message)) return withhold(tx, message);
    const held = await tx.query("outbox-leave", LEAVE, [message.orgId, message.id, message.attempts, 0]);
    if (held.length === 0) return "lost";
    await writeSent(tx, message, envelope, "mailbox");
    return "sent";
  });
}

/** Records that a mail server took the message. What is true is written even if the lease ended or the order was canceled meanwhile. */
export async function recordSent(message: Claimed, envelope: Envelope): Promise<"sent"> {
  await inTenant(message.orgId, (tx) => writeSent(tx, message, envelope, "smtp"));
  return "sent";
}

const SENT = `
  update outbox_message set status = 'sent', sent_at = clock_timestamp(), last_error = null,
    payload = case when $3::boolean then $4::jsonb else payload end, cut_at = case when $3::boolean then clock_timestamp() else cut_at end
  where org_id = $1 and id = $2 and status <> 'sent'`;
const RECORD = `
  insert into mail_message (org_id, id, outbox_id, recipient, sender, subject, html, plain, via)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (org_id, outbox_id) do nothing`;

async function writeSent(tx: Tx, message: Claimed, { sender, recipient, mail }: Envelope, via: "mailbox" | "smtp"): Promise<void> {
  // Nobody needs the secret in the payload once it is sent.
  const cutNow = holdsSecret(message.topic);
  await Promise.all([
    tx.query("outbox-sent", SENT, [message.orgId, message.id, cutNow, JSON.stringify(CUT_PAYLOAD)]),
    tx.query("outbox-record", RECORD, [message.orgId, v7(), message.id, recipient, sender, mail.subject, mail.html, mail.plain, via]),
  ]);
}

const FAILED = `
  update outbox_message set status = $4, last_error = $5, next_attempt_at = clock_timestamp() + $6 * interval '1 millisecond'
  where org_id = $1 and id = $2 and attempts = $3 and status = 'sending' returning id`;

/** Records a failed try: again later, or dead when it can never work or was tried often enough. */
export function recordFailure(message: Claimed, reason: string, permanent: boolean): Promise<"retry" | "dead" | "lost"> {
  const dead = permanent || message.attempts >= MAX_ATTEMPTS;
  const waitMs = dead ? 0 : waitAfter(message.attempts);
  return inTenant(message.orgId, async (tx) => {
    const values = [message.orgId, message.id, message.attempts, dead ? "dead" : "pending", reason.slice(0, 1000), waitMs];
    const rows = await tx.query("outbox-failed", FAILED, values);
    if (rows.length === 0) return "lost";
    return dead ? "dead" : "retry";
  });
}

async function orderIsCanceled(tx: Tx, message: Claimed): Promise<boolean> {
  if (!stopsWithOrder(message)) return false;
  // Shared, so it waits for a cancel that is under way and then sees it.
  const [order] = await tx.query<{ status: string }>("outbox-order-status", ORDER_STATUS, [message.orgId, message.orderId]);
  return order?.status === "canceled";
}

async function withhold(tx: Tx, message: Claimed): Promise<"withheld"> {
  await tx.query("outbox-withhold", WITHHOLD, [message.orgId, message.id, message.attempts, WITHHELD_BECAUSE]);
  return "withheld";
}
