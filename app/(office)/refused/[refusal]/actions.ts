"use server";

import { dismissForm, dismissRefusal } from "@/lib/orders/read-refusals";
import { retryForm, retryRefusal } from "@/lib/orders/retry-refusal";
import { formAction } from "@/lib/server/action";

export const retryAction = formAction(retryForm, retryRefusal, { goTo: ({ order }) => `/orders/${encodeURIComponent(order.number)}` });
export const dismissAction = formAction(dismissForm, dismissRefusal, { message: () => "Dismissed." });
