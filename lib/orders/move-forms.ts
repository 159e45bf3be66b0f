import { z } from "zod";
import { typedWhole } from "@/lib/catalogue/form-fields";
import { assert } from "@/lib/result/refusal";
import type { Outcome } from "@/lib/transaction/transact";
import { type CancelBody, cancelBody, declineBody, keepWaitingBody, readdressBody, versionBody } from "./inputs";

const order = z.uuid();
const version = typedWhole(versionBody.shape.version);

/** The lines that somebody chose to cancel travel as text; none means the whole order. */
export const chosenLines = z
  .string()
  .max(100_000)
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    const parsed = cancelBody.shape.lines.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data ?? null;
    context.addIssue({ code: "custom", message: "Name the units of each line as whole numbers." });
    return z.NEVER;
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const cancelForm = z.object({
  order,
  version,
  reason: z.string().trim().min(1, "Say why the order is canceled.").max(200),
  words: z.string().trim().max(200).optional(),
  lines: chosenLines,
});

/** What the dialog says, as the command takes it: words of one's own stand for the reason. */
export const cancelBodyOf = ({ version: seen, reason, words, lines }: z.output<typeof cancelForm>): CancelBody => ({
  version: seen,
  reason: words ? words : reason,
  lines,
});

const overrideReason = z.string().trim().min(3, "Say why, in a few words.").max(500).optional();

export const approveForm = z.object({ order, version, reason: overrideReason });
export const declineForm = z.object({ order, version, reason: declineBody.shape.reason });
export const holdForm = z.object({ order, version, reason: z.string().trim().min(3, "Say why, in a few words.").max(500) });
export const readdressForm = readdressBody.shape.ship_to.omit({ latitude: true, longitude: true }).extend({ order, version });
export const approveProposalForm = z.object({ proposal: z.uuid(), version, reason: z.string().trim().max(500).optional() });
export const declineProposalForm = z.object({ proposal: z.uuid(), version, reason: keepWaitingBody.shape.reason });
export const draftForm = z.object({ order, version });

/** The answer of a command that carries no once-only key, and so can never meet another with the same one. */
export function told<Answer>(outcome: Outcome<Answer>): Answer {
  assert(outcome.kind === "answer", "a command without a key cannot find it in use");
  return outcome.answer;
}
