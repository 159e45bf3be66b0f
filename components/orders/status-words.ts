import type { AllocationStatus, FulfilmentStatus, InvoiceStatus, OrderStatus, PaymentStatus, ReturnStatus } from "@/db/values";
import type { ChipShape } from "@/components/ui/chip";
import type { Tone } from "@/components/ui/tone";

/** A status as people read it: a word, a shape and a tone, so that colour is never alone. */
export type StatusWord = { text: string; tone: Tone; shape: ChipShape };

const word = (text: string, tone: Tone, shape: ChipShape): StatusWord => ({ text, tone, shape });

export const STATUS_WORDS: Readonly<Record<OrderStatus, StatusWord>> = {
  draft: word("Draft", "neutral", "ring"),
  pending_approval: word("Needs approval", "wait", "square"),
  placed: word("Placed", "info", "ring"),
  in_fulfilment: word("In fulfilment", "info", "half"),
  shipped: word("Shipped", "ok", "half"),
  delivered: word("Delivered", "ok", "disc"),
  completed: word("Completed", "ok", "disc"),
  canceled: word("Canceled", "neutral", "square"),
};

export const ALLOCATION_WORDS: Readonly<Record<AllocationStatus, StatusWord>> = {
  unallocated: word("Not reserved", "neutral", "ring"),
  backordered: word("Waiting", "wait", "ring"),
  partially_reserved: word("Partly reserved", "wait", "half"),
  reserved: word("Reserved", "ok", "disc"),
  not_required: word("No stock needed", "neutral", "disc"),
};

export const FULFILMENT_WORDS: Readonly<Record<FulfilmentStatus, StatusWord>> = {
  unfulfilled: word("Unfulfilled", "neutral", "ring"),
  partially_picked: word("Partly picked", "info", "half"),
  picked: word("Picked", "info", "disc"),
  packed: word("Packed", "info", "disc"),
  partially_shipped: word("Partly shipped", "info", "half"),
  shipped: word("Shipped", "ok", "half"),
  partially_delivered: word("Partly delivered", "ok", "half"),
  delivered: word("Delivered", "ok", "disc"),
};

export const PAYMENT_WORDS: Readonly<Record<PaymentStatus, StatusWord>> = {
  unpaid: word("Unpaid", "neutral", "ring"),
  authorized: word("Authorized", "info", "half"),
  partially_paid: word("Partly paid", "wait", "half"),
  paid: word("Paid", "ok", "disc"),
  overpaid: word("Overpaid", "wait", "disc"),
  partially_refunded: word("Partly refunded", "neutral", "half"),
  refunded: word("Refunded", "neutral", "disc"),
};

export const INVOICE_WORDS: Readonly<Record<InvoiceStatus, StatusWord>> = {
  not_invoiced: word("Not invoiced", "neutral", "ring"),
  partially_invoiced: word("Partly invoiced", "info", "half"),
  invoiced: word("Invoiced", "ok", "disc"),
  credited: word("Credited", "neutral", "disc"),
};

export const RETURN_WORDS: Readonly<Record<ReturnStatus, StatusWord>> = {
  none: word("No return", "neutral", "ring"),
  requested: word("Return requested", "wait", "ring"),
  in_progress: word("Return in progress", "info", "half"),
  partially_returned: word("Partly returned", "info", "half"),
  returned: word("Returned", "neutral", "disc"),
};

/** The words as choices of a filter, in the order of a life. */
export const choicesOf = (words: Readonly<Record<string, StatusWord>>): { value: string; label: string }[] =>
  Object.entries(words).map(([value, { text }]) => ({ value, label: text }));
