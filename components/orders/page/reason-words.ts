import type { CancelReason, ShortReason } from "@/db/values";

export const CANCEL_REASON_WORDS: Readonly<Record<CancelReason, string>> = {
  customer_request: "Customer asked for it",
  out_of_stock: "Out of stock",
  fraud_suspected: "Fraud suspected",
  entry_error: "Entered by mistake",
  not_paid: "Not paid",
  other: "Another reason",
};

const SHORT_REASON_WORDS: Readonly<Record<ShortReason, string>> = {
  not_in_bin: "Not in the bin",
  damaged: "Damaged",
  expired: "Expired",
  wrong_lot: "Of another lot",
  cannot_reach: "Out of reach",
};

const known: ReadonlyMap<string, string> = new Map(Object.entries({ ...CANCEL_REASON_WORDS, ...SHORT_REASON_WORDS }));

/** A reason in words; what somebody wrote stays as it is. */
export const reasonText = (reason: string): string => {
  if (reason === "credit_exceeded") return "over the credit limit";
  const word = known.get(reason);
  return word ? word.charAt(0).toLowerCase() + word.slice(1) : reason;
};
