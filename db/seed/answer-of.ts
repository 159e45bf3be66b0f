import type { Outcome } from "@/lib/transaction/transact";

/** The good answer of a command; demo data is made of commands that must succeed. */
export function answerOf<A extends { ok: boolean }>(outcome: Outcome<A>): Extract<A, { ok: true }> {
  if (outcome.kind === "answer" && isGood(outcome.answer)) return outcome.answer;
  throw new Error(`The demo data cannot be made: ${JSON.stringify(outcome)}`);
}

const isGood = <A extends { ok: boolean }>(answer: A): answer is Extract<A, { ok: true }> => answer.ok;
