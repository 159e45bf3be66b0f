import type { OutboxTopic } from "@/db/values";
import type { OutboxFacts } from "@/lib/outbox/topics";

/** What a mail says, once: its HTML and its plain text are both drawn from this, so they cannot differ. */
export type MailContent = {
  subject: string;
  /** What a mail program shows beside the subject before the mail is opened. */
  preview: string;
  heading: string;
  intro: readonly string[];
  lines: readonly ContentLine[];
  totals: readonly { label: string; value: string; sum: boolean }[];
  action: { label: string; href: string } | null;
  outro: readonly string[];
  footer: string;
};
export type ContentLine = { units: string; sku: string; name: string; note: string | null; amount: string | null };

/** The sender's own time zone: deadlines are told in it. A mail about an order leads to `orderLink`, where there is one. */
export type MailPlace = { timeZone: string; orderLink?: string | null };

export type Template<T extends OutboxTopic> = (facts: OutboxFacts<T>, place: MailPlace) => MailContent;

export type Mail = { subject: string; html: string; plain: string };
