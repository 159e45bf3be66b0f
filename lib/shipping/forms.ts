import { z } from "zod";
import { confirmDelivery } from "@/lib/shipping/carrier-events";
import { manifestBody } from "@/lib/shipping/inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { closeManifests } from "@/lib/shipping/manifests";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";

/** "carrier service" as a choice of the form; empty is whichever is cheapest. */
export const buyForm = z.object({
  package: z.uuid(),
  service: z
    .string()
    .optional()
    .transform((choice) => {
      const [carrier, service] = (choice ?? "").split(" ");
      return carrier && service ? { carrier, service } : {};
    }),
});
export const voidForm = z.object({ label: z.uuid() });
export const closeForm = manifestBody;
export const deliverForm = z.object({ package: z.uuid() });
export const handOverForm = z.object({ manifest: z.uuid() });

/** The answer without what only programs need: a form has no once-only key to be reused or busy. */
async function answerOf<Answer>(outcome: Promise<Outcome<Answer | ShippingRefused>>): Promise<Answer | ShippingRefused> {
  const settled = await outcome;
  return settled.kind === "answer" ? settled.answer : refused("facts_changed");
}

export const submitBuy = (actor: Actor, form: z.output<typeof buyForm>) => answerOf(buyLabel(actor, form.package, form.service));
export const submitVoid = (actor: Actor, form: z.output<typeof voidForm>) => answerOf(voidLabel(actor, form.label));
export const submitClose = (actor: Actor, form: z.output<typeof closeForm>) => answerOf(closeManifests(actor, form));
export const submitDeliver = (actor: Actor, form: z.output<typeof deliverForm>) =>
  answerOf(confirmDelivery(actor, form.package, { note: "" }));
