import { OperatorError } from "@/db/operator-error";

/** Where mail goes: to an SMTP server, or without one into the mailbox inside the product. */
export type MailSettings = { smtpUrl: string | null; fromAddress: string };

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;
const DEFAULT_FROM = "orders@onerow.example";

/** Reads SMTP_URL and MAIL_FROM; a wrong one is told in a sentence when the worker starts, not when the first mail fails. */
export function readMailSettings(env: Readonly<Record<string, string | undefined>>): MailSettings {
  const smtpUrl = env.SMTP_URL?.trim() || null;
  const from = env.MAIL_FROM?.trim() || null;
  if (smtpUrl && !(URL.canParse(smtpUrl) && /^smtps?:$/.test(new URL(smtpUrl).protocol))) {
    throw new OperatorError("SMTP_URL is not a mail server's address: it must look like smtp://user:password@host:587.");
  }
  if (smtpUrl && !from) throw new OperatorError("MAIL_FROM must name the sender's address when SMTP_URL is set.");
  // "Name <address>" is accepted, but the name that customers see is their organization's.
  const fromAddress = /<([^>]*)>\s*$/.exec(from ?? DEFAULT_FROM)?.[1]?.trim() ?? from ?? DEFAULT_FROM;
  if (!ADDRESS.test(fromAddress)) throw new OperatorError(`MAIL_FROM is not a mail address: ${from}.`);
  return { smtpUrl, fromAddress };
}

/** What is wrong with a recipient, or null when a mail can be sent there. */
export function recipientProblem(address: string | null): string | null {
  if (address === null || address.trim() === "") return "There is no mail address to send it to.";
  return ADDRESS.test(address) ? null : `"${address}" is not a mail address.`;
}
