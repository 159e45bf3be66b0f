import type { CreditPolicy, CustomerKind, Split, TagCondition, Terms } from "@/db/values";

export const CUSTOMER_KIND_NAMES: Readonly<Record<CustomerKind, string>> = { business: "Business", consumer: "Consumer" };
export const TERMS_NAMES: Readonly<Record<Terms, string>> = { credit: "On credit", prepaid: "Prepaid" };

export const TERMS_HINTS: Readonly<Record<Terms, string>> = {
  credit: "Orders are shipped before they are paid, up to the limit in their currency.",
  prepaid: "Orders reserve at once, but are released to the warehouse only when they are paid.",
};

export const CREDIT_POLICY_NAMES: Readonly<Record<CreditPolicy, string>> = {
  refuse: "Refuse the order",
  park: "Park it for finance",
};

export const SPLIT_NAMES: Readonly<Record<Split, string>> = { allowed: "From several locations", one_location: "From one location" };

export const TAG_REASONS: Readonly<Record<TagCondition, string>> = {
  first_order: "first order",
  repeat: "ordered again",
  backordered: "waited for stock",
  order_over: "large order",
};

export const termsText = (terms: Terms, days: number): string =>
  terms === "prepaid" ? "Prepaid" : days === 0 ? "On credit, due at once" : `On credit, ${days} days`;
