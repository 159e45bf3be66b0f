import { setTimeout as delay } from "node:timers/promises";
import type { Claimed } from "@/lib/outbox/claim";
import { recipientProblem } from "@/lib/outbox/mail-settings";
import { deliverToMailbox, type Envelope, mayLeave, type Outcome, recordFailure, recordSent } from "@/lib/outbox/outcome";
import { renderMail } from "@/lib/outbox/render/render-mail";
import { holdsSecret, REMOVED_LINK } from "@/lib/outbox/secret-topics";
import type { Smtp } from "@/lib/outbox/smtp";
import type { MailPlace } from "@/lib/outbox/templates/content";
import { readFacts, type TopicFacts } from "@/lib/outbox/topics";

/** A link to the page where the customer sees the order; made when the mail is drawn, because nobody keeps it. Null where there is none. */
export type LinkTo = (orgId: string, orderId: string) => Promise<string | null>;

/** How mail leaves. Without smtp it goes into the mailbox inside the product. */
export type MailRoute = { smtp: Smtp | null; fromAddress: string; leaseMs: number; linkTo: LinkTo };

const RECORD_TRIES = 4;

/** Brings one claimed message to an end of this try. Nothing about the message makes it throw; a lost database does. */
export async function deliver(message: Claimed, place: MailPlace, route: MailRoute): Promise<Outcome> {
  const read = readFacts(message.topic, message.payload);
  if (!read.ok) return recordFailure(message, `The facts of this message cannot be read (${read.problem}).`, true);
  const recipient = read.message.facts.email?.trim() ?? null;
  const problem = recipientProblem(recipient);
  if (problem !== null || recipient === null) return recordFailure(message, problem ?? "", true);
  let envelope: Envelope;
  let drawn = place;
  try {
    if (message.orderId !== null) drawn = { ...place, orderLink: await route.linkTo(message.orgId, message.orderId) };
    envelope = { sender: route.fromAddress, recipient, mail: await renderMail(read.message, drawn) };
  } catch (error) {
    return recordFailure(message, `The mail could not be drawn: ${wordsOf(error)}`, false);
  }
  return route.smtp ? sendBySmtp(message, read.message, envelope, route.smtp, route.leaseMs, drawn) : deliverToMailbox(message, envelope);
}

async function sendBySmtp(
  message: Claimed,
  { facts }: TopicFacts,
  envelope: Envelope,
  smtp: Smtp,
  leaseMs: number,
  place: MailPlace,
): Promise<Outcome> {
  const permission = await mayLeave(message, leaseMs);
  if (permission !== "leave") return permission;
  // The try ends before the lease does, so that the next one is never beside it.
  const late = new AbortController();
  const deadline = delay(leaseMs * 0.75, "late" as const, { signal: late.signal }).catch(() => "late" as const);
  const result = await Promise.race([smtp.send(message.id, facts.organizationName, envelope), deadline]);
  late.abort();
  if (result === "late") return recordFailure(message, "The mail server did not finish in time; it may have taken the message.", false);
  if (!result.ok) return recordFailure(message, result.reason, result.permanent);
  const record = await withoutSecret(message, envelope, place);
  return insist(() => recordSent(message, record));
}

/** The record that colleagues may open keeps no secret link: who has it gets in. */
async function withoutSecret(message: Claimed, envelope: Envelope, place: MailPlace): Promise<Envelope> {
  const read = readFacts(message.topic, message.payload);
  if (!read.ok) return envelope;
  if (holdsSecret(message.topic)) {
    const cut = { ...read.message, facts: { ...read.message.facts, link: REMOVED_LINK } } as TopicFacts;
    return { ...envelope, mail: await renderMail(cut, place) };
  }
  return place.orderLink ? { ...envelope, mail: await renderMail(read.message, { ...place, orderLink: REMOVED_LINK }) } : envelope;
}

/** The mail is out: a database that fails for a moment must not cause a second copy. */
async function insist<T>(record: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await record();
    } catch (error) {
      if (attempt >= RECORD_TRIES) throw error;
      await delay(200 * 2 ** attempt);
    }
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
