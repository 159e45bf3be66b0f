import type { Refusal } from "@/lib/result/refusal";

/** What a command on a message can refuse, with its HTTP status and sentence. */
export const OUTBOX_REFUSALS = {
  no_right: { status: 403, title: "You may not send messages again: the right “{subject}” is missing." },
  not_found: { status: 404, title: "There is no such message." },
  not_waiting: { status: 409, title: "Only a message that failed can be sent again; this one is {subject}." },
  order_canceled: { status: 409, title: "The order was canceled, so this message may not leave any more." },
  facts_cut: { status: 409, title: "The facts of this message were deleted because it is old; it cannot be drawn again." },
  recipient_fixed: { status: 422, title: "An invitation is for the invited person alone; invite the other address instead." },
} as const satisfies Record<string, { status: number; title: string }>;

export type OutboxCode = keyof typeof OUTBOX_REFUSALS;
export type OutboxRefusal = Refusal<OutboxCode>;
