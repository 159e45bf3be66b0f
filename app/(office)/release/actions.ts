"use server";

import { z } from "zod";
import { WAVE_KINDS } from "@/db/values";
import { changeFloorRules, ruleForm } from "@/lib/fulfilment/release-rule";
import { releaseOrders } from "@/lib/fulfilment/release";
import { told } from "@/lib/orders/move-forms";
import { formAction } from "@/lib/server/action";

const form = z.object({
  location: z.string().min(1).max(64),
  kind: z.enum(WAVE_KINDS),
  orders: z.array(z.uuid()).min(1, "Tick at least one order.").max(500),
  totes: z
    .string()
    .max(5_000)
    .optional()
    .transform((text) => text?.split(/[\s,;]+/).filter((tote) => tote !== "")),
});

export const releaseForm = formAction(
  form,
  async (actor, { totes, ...body }) => {
    const answer = told(await releaseOrders(actor, { ...body, ...(totes && totes.length > 0 && { totes }) }));
    return answer.ok ? answer : { ...answer, message: answer.detail };
  },
  {
    message: ({ released, left }) => {
      const units = released.reduce((sum, it) => sum + it.units, 0);
      const stayed = left.length === 0 ? "" : ` ${left.length} stayed: ${left.map(({ order, detail }) => `${order}: ${detail}`).join(" ")}`;
      const orders = released.length === 1 ? "1 order" : `${released.length} orders`;
      return `Released ${orders}, ${units === 1 ? "1 unit" : `${units} units`}.${stayed}`;
    },
  },
);

export const saveFloorRules = formAction(ruleForm, changeFloorRules);
