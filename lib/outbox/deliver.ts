import { setTimeout as delay } from "node:timers/promises";
import type { Claimed } from "@/lib/outbox/claim";
import { recipientProblem } from "@/lib/outbox/mail-settings";
import { deliverToMailbox, type Envelope, mayLeave, type Outcome, recordFailure, recordSent } from "@/lib/outbox/outcome";
import { renderMail } from "@/lib/outbox/render/render-mail";
import { holdsSecret, REMOVED_LINK, withoutOrderLink } from "@/lib/outbox/secret-topics";
import type { Smtp, SmtpResult } from "@/lib/outbox/smtp";
import type { Mail, MailPlace } from "@/lib/outbox/templates/content";
import { readFacts, type TopicFacts } from "@/lib/outbox/topics";

/** A link to the page where the customer sees the order, and its end: nobody keeps it, so who does not send it revokes it. */
export type MailLink = { url: string; revoke: () => Promise<void> };
/** Made when the mail is drawn. Null where there is none. */
export type LinkTo = (orgId: string, orderId: string) => Promise<MailLink | null>;

/** How mail leaves. Without smtp it goes into the mailbox inside the product. */
export type MailRoute = { smtp: Smtp | null; fromAddress: string; leaseMs: number; linkTo: LinkTo };

const RECORD_TRIES = 4;

type Letter = { facts: TopicFacts; recipient: string; place: MailPlace };
/** The mail, and what is kept of one that a server takes: colleagues may open the record, and who has its link gets in. */
type Drawn = { envelope: Envelope; record: Envelope; link: MailLink | null };

/** Brings one claimed message to an end of this try. Nothing about the message makes it throw; a lost database does. */
export async function deliver(message: Claimed, place: MailPlace, route: MailRoute): Promise<Outcome> {
  const read = readFacts(message.topic, message.payload);
  if (!read.ok) return recordFailure(message, `The facts of this message cannot be read (${read.problem}).`, true);
  const recipient = read.message.facts.email?.trim() ?? null;
  const problem = recipientProblem(recipient);
  if (problem !== null || recipient === null) return recordFailure(message, problem ?? "", true);
  const letter = { facts: read.message, recipient, place };
  return route.smtp ? deliverBySmtp(message, letter, route, route.smtp) : deliverHere(message, letter, route);
}

async function deliverHere(message: Claimed, letter: Letter, route: MailRoute): Promise<Outcome> {
  const drawn = await draw(message, letter, route);
  if (typeof drawn === "string") return recordFailure(message, drawn, false);
  const outcome = await deliverToMailbox(message, drawn.envelope);
  if (outcome !== "sent") await drawn.link?.revoke();
  return outcome;
}

async function deliverBySmtp(message: Claimed, letter: Letter, route: MailRoute, smtp: Smtp): Promise<Outcome> {
  const permission = await mayLeave(message, route.leaseMs);
  if (permission !== "leave") return permission;
  // The try ends before the lease does, so that the next one is never beside it.
  const endsAt = performance.now() + route.leaseMs * 0.75;
  const drawn = await draw(message, letter, route);
  if (typeof drawn === "string") return recordFailure(message, drawn, false);
  const { envelope, record, link } = drawn;
  const result = await inTime(endsAt, smtp.send(message.id, letter.facts.facts.organizationName, envelope));
  if (result.ok) return insist(() => recordSent(message, record));
  // A server that took the mail and could not say so leaves the customer with its link; the next try brings another.
  if (!result.mayHaveLeft) await link?.revoke();
  return recordFailure(message, result.reason, result.permanent);
}

/** Draws the mail and its record before anything leaves: afterwards nothing may fail that would send it twice. Else why not. */
async function draw(message: Claimed, { facts, recipient, place }: Letter, route: MailRoute): Promise<Drawn | string> {
  let link: MailLink | null = null;
  try {
    if (message.orderId !== null) link = await route.linkTo(message.orgId, message.orderId);
    const mail = await renderMail(facts, { ...place, orderLink: link?.url ?? null });
    const envelope = { sender: route.fromAddress, recipient, mail };
    const record = route.smtp ? { ...envelope, mail: await withoutSecret(message, facts, place, mail) } : envelope;
    return { envelope, record, link };
  } catch (error) {
    await link?.revoke();
    return `The mail could not be drawn: ${wordsOf(error)}`;
  }
}

async function withoutSecret(message: Claimed, facts: TopicFacts, place: MailPlace, mail: Mail): Promise<Mail> {
  if (holdsSecret(message.topic)) return renderMail({ ...facts, facts: { ...facts.facts, link: REMOVED_LINK } } as TopicFacts, place);
  return { subject: mail.subject, html: withoutOrderLink(mail.html), plain: withoutOrderLink(mail.plain) };
}

async function inTime(endsAt: number, sending: Promise<SmtpResult>): Promise<SmtpResult> {
  const late = new AbortController();
  const reason = "The mail server did not finish in time; it may have taken the message.";
  const tooLate: SmtpResult = { ok: false, permanent: false, mayHaveLeft: true, reason };
  const deadline = delay(Math.max(0, endsAt - performance.now()), tooLate, { signal: late.signal }).catch(() => tooLate);
  const result = await Promise.race([sending, deadline]);
  late.abort();
  return result;
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
