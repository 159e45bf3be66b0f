import { z } from "zod";
import type { OutboxTopic } from "@/db/values";

const units = z.int().min(0);
const amount = z.int();

/** One line of an order as the mail tells it. Units are whole base units, money is in minor units of the order's currency. */
export const mailLine = z.object({
  sku: z.string(),
  name: z.string(),
  /** Units of this line that the mail is about: ordered, canceled, declined, or reserved now. */
  units,
  /** Of those, how many are reserved. */
  reserved: units,
  /** How many units of the line wait for stock. */
  waiting: units,
  totalMinor: amount,
});

const orderFacts = z.object({
  organizationName: z.string(),
  orderNumber: z.string(),
  customerName: z.string(),
  /** Null when the customer has no address: the message then ends as dead, with that reason. */
  email: z.string().nullable(),
  currency: z.string().length(3),
  totalMinor: amount,
  terms: z.enum(["credit", "prepaid"]),
  /** For credit: the business date "yyyy-mm-dd" on which the payment is expected. */
  dueOn: z.string().nullable().default(null),
  /** For prepaid: the instant (ISO) at which the reservation lapses. */
  payBy: z.string().nullable().default(null),
  lines: z.array(mailLine),
});

/** What each topic's payload holds: a snapshot of the facts, so that a later edit cannot change what was promised. */
export const TOPIC_PAYLOADS = {
  "email.order_confirmed": orderFacts,
  "email.order_canceled": orderFacts.extend({
    /** True when nothing of the order is left; totalMinor is what remains. */
    whole: z.boolean(),
    canceledUnits: units,
    reason: z.string(),
  }),
  "email.order_declined": orderFacts.extend({ reason: z.string().nullable().default(null) }),
  "email.units_reserved": orderFacts,
  "email.units_delayed": orderFacts,
  "email.units_substituted": orderFacts.extend({
    /** What was ordered and is not sent; the line of the mail is what is sent in its place. */
    original: z.object({ sku: z.string(), name: z.string() }),
    substitutedUnits: units,
  }),
  "email.order_shipped": orderFacts.extend({
    /** False while units of the order stay behind. */
    whole: z.boolean(),
    packages: z.array(z.object({ carrier: z.string(), service: z.string(), trackingNumber: z.string() })),
  }),
  "email.order_delivered": orderFacts.extend({
    /** False while units of the order are still on their way or behind. */
    whole: z.boolean(),
    packages: z.array(z.object({ carrier: z.string(), trackingNumber: z.string().nullable(), deliveredAt: z.string() })),
  }),
  "email.invitation": z.object({
    organizationName: z.string(),
    email: z.string().nullable(),
    invitedByName: z.string(),
    roleName: z.string(),
    /** The whole address with its secret. It is cut from the row as soon as the message is sent. */
    link: z.url({ protocol: /^https?$/ }),
    /** ISO instant. */
    expiresAt: z.string(),
  }),
  "email.password_reset": z.object({
    organizationName: z.string(),
    email: z.string().nullable(),
    name: z.string(),
    /** The whole address with its secret, cut like that of an invitation. */
    link: z.url({ protocol: /^https?$/ }),
    /** ISO instant. */
    expiresAt: z.string(),
  }),
} satisfies Record<OutboxTopic, z.ZodObject>;

export type MailLine = z.infer<typeof mailLine>;
/** What the writer of a message gives: dueOn, payBy and reason may be left out where they have a default. */
export type OutboxPayload<T extends OutboxTopic = OutboxTopic> = z.input<(typeof TOPIC_PAYLOADS)[T]>;
export type OutboxFacts<T extends OutboxTopic = OutboxTopic> = z.output<(typeof TOPIC_PAYLOADS)[T]>;
/** A topic together with the facts that belong to it. */
export type TopicFacts = { [T in OutboxTopic]: { topic: T; facts: OutboxFacts<T> } }[OutboxTopic];

/** The facts of a stored message, or what is wrong with them. */
export function readFacts(topic: OutboxTopic, payload: unknown): { ok: true; message: TopicFacts } | { ok: false; problem: string } {
  const parsed = TOPIC_PAYLOADS[topic].safeParse(payload);
  if (parsed.success) return { ok: true, message: { topic, facts: parsed.data } as TopicFacts };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: issue ? `${issue.path.join(".") || "payload"}: ${issue.message}` : "payload" };
}

// The cancel command sets these messages of its order to withheld, in its own transaction and under the order's lock.
// A message that is already being sent is not listed on purpose: the mail server may have it. The dispatcher refuses
// to take an order's message when the order is canceled, except the one that says so.
/** Topics that must not leave once their order is canceled. */
export const TOPICS_WITHHELD_BY_CANCEL = [
  "email.order_confirmed",
  "email.units_reserved",
  "email.units_delayed",
  "email.units_substituted",
] as const satisfies readonly OutboxTopic[];

/** A payload after its facts were cut: what is left are the columns of the row, which are references. */
export const CUT_PAYLOAD = { cut: true } as const;
