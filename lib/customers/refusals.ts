import type { Refusal } from "@/lib/result/refusal";
import { sentencesOf } from "@/lib/result/sentences";

/** What a customer command can refuse, with its HTTP status and sentence; {subject} is what the refusal names. */
export const CUSTOMER_REFUSALS = {
  no_right: { status: 403, title: "You may not change this account: the right “{subject}” is missing." },
  no_credit_right: { status: 403, title: "Terms and limits are granted by finance: the right “approve_credit” is missing." },
  not_found: { status: 404, title: "There is no such customer." },
  stale: { status: 409, title: "Somebody changed this account since you opened it. Reload to see it as it is now, then change it again." },
  code_taken: { status: 409, title: "The code {subject} exists already; open that account to change it." },
  price_list_unknown: { status: 422, title: "There is no price list {subject} in use." },
  open_orders: { status: 409, title: "{subject} still open; complete or cancel them first." },
  owes_money: { status: 409, title: "The account still owes {subject}; settle it first." },
  message_leaving: { status: 409, title: "A message to this customer is leaving at this moment. Try again in a minute." },
} as const satisfies Record<string, { status: number; title: string }>;

export type CustomerCode = keyof typeof CUSTOMER_REFUSALS;
export type CustomerRefusal = Refusal<CustomerCode>;
export const CUSTOMER_REFUSAL_TEXT = sentencesOf(CUSTOMER_REFUSALS);
