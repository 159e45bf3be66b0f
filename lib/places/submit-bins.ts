import "server-only";
import type { z } from "zod";
import { certain, type Refusal } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { setPickBin } from "./pick-bins";
import type { PlaceOutcome } from "./change-places";
import type { newBinsForm, pickBinForm } from "./inputs";
import { type BinsMade, makeBins } from "./make-bins";
import type { PlaceCode } from "./refusals";

/** The bins that a form asks for. Sent twice it is refused, because the codes exist by then. */
export async function submitBins(actor: Actor, form: z.output<typeof newBinsForm>): Promise<BinsMade | Refusal<PlaceCode>> {
  const { step, ...body } = form;
  const outcome = await makeBins(actor, { ...body, step: step ?? 10 });
  const { answer } = certain(outcome.kind === "answer" ? outcome : null, "the answer of a form without a key");
  return answer.ok ? answer : { ok: false, code: answer.code, subject: answer.subject };
}

/** Without a bin the product has no pick bin at the location any more. */
export const submitPickBin = (actor: Actor, form: z.output<typeof pickBinForm>): Promise<PlaceOutcome> => {
  const { sku, location, bin, least_units, most_units } = form;
  return setPickBin(actor, sku, location, bin === null ? null : { bin, leastUnits: least_units ?? 0, mostUnits: most_units });
};
