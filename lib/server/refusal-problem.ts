import type { Refusal } from "@/lib/result/refusal";
import { sentenceOf } from "@/lib/result/sentences";
import { problem } from "@/lib/server/problem";

/** A refusal of a domain as a problem, with the status and sentence that stand beside its code. */
export const refusalProblem = <Code extends string>(
  refusals: Readonly<Record<Code, { status: number; title: string }>>,
  refusal: Refusal<Code>,
): Response =>
  problem({
    status: refusals[refusal.code].status,
    code: refusal.code,
    detail: sentenceOf(refusals, refusal),
    extra: refusal.subject === null ? undefined : { subject: refusal.subject },
  });
