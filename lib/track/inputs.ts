import { z } from "zod";
import type { CancelReason } from "@/db/values";
import { typedWhole } from "@/lib/catalogue/form-fields";
import { cancelBody } from "@/lib/orders/inputs";
import { chosenLines } from "@/lib/orders/move-forms";

/** Why customers cancel, in their words, and what that is among the reasons of the office. */
export const CUSTOMER_REASONS = {
  not_needed: "I do not need it any more",
  by_mistake: "I ordered it by mistake",
  too_slow: "It takes too long",
  elsewhere: "I found it elsewhere",
  other: "Another reason",
} as const;
type CustomerReason = keyof typeof CUSTOMER_REASONS;

const MEANS: Readonly<Record<CustomerReason, CancelReason>> = {
  not_needed: "customer_request",
  by_mistake: "entry_error",
  too_slow: "customer_request",
  elsewhere: "customer_request",
  other: "other",
};
export const officeReason = (reason: CustomerReason): CancelReason => MEANS[reason];

const reasons = Object.keys(CUSTOMER_REASONS) as [CustomerReason, ...CustomerReason[]];

/** The confirmation. The key is made with the form, so that two clicks on it are one cancel. */
export const trackCancelForm = z.object({
  token: z.string().max(200),
  key: z.uuid(),
  version: typedWhole(cancelBody.shape.version),
  reason: z.enum(reasons, { error: "Choose a reason." }),
  lines: chosenLines,
});
export type TrackCancel = z.output<typeof trackCancelForm>;

export const linkForm = z.object({ order: z.uuid() });
