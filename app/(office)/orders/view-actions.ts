"use server";

import { removeView, removeViewForm, saveView, saveViewForm } from "@/lib/orders/saved-views";
import { formAction } from "@/lib/server/action";

export const saveViewAction = formAction(saveViewForm, saveView, { goTo: ({ query }) => `/orders?${query}` });
export const removeViewAction = formAction(removeViewForm, removeView, { goTo: () => "/orders" });
