"use server";

import { z } from "zod";
import { crossDock } from "@/lib/fulfilment/cross-dock";
import { crossDockBody } from "@/lib/fulfilment/inputs";
import { told } from "@/lib/orders/move-forms";
import { formAction } from "@/lib/server/action";

const form = crossDockBody.extend({ from: z.enum(["receipts", "transfers"]), id: z.uuid() });

export const crossDockAction = formAction(form, async (actor, { id, order }) => told(await crossDock(actor, id, { order })), {
  goTo: ({ cross_dock: { number } }, { from, id }) => `/stock/${from}/${id}?packed=${encodeURIComponent(number)}`,
});
