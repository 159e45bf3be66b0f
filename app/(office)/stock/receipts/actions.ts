"use server";

import { z } from "zod";
import { crossDock } from "@/lib/fulfilment/cross-dock";
import { crossDockBody } from "@/lib/fulfilment/inputs";
import { told } from "@/lib/orders/move-forms";
import { formAction } from "@/lib/server/action";

const form = crossDockBody.extend({ receipt: z.uuid() });

export const crossDockAction = formAction(form, async (actor, { receipt, order }) => told(await crossDock(actor, receipt, { order })), {
  goTo: ({ cross_dock: { number } }, { receipt }) => `/stock/receipts/${receipt}?packed=${encodeURIComponent(number)}`,
});
