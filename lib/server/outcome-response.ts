import { problem, problemBody } from "@/lib/server/problem";
import type { Outcome } from "@/lib/transaction/transact";

type Answer = { ok: true } | { ok: false; code: string; detail: string };

/** What a command answered, as HTTP: the answer itself, or a problem with everything that the refusal knows. */
export function outcomeResponse<A extends Answer>(outcome: Outcome<A>): Response {
  if (outcome.kind === "key_reused") {
    const detail = "This Idempotency-Key was used with another body; take a new key for a new request.";
    return problem({ status: 422, code: "idempotency_key_reused", detail });
  }
  if (outcome.kind === "key_busy") {
    const detail = "The first request with this Idempotency-Key has not finished; repeat it in a few seconds.";
    return problem({ status: 409, code: "idempotency_key_in_use", detail, headers: { "retry-after": "2" } });
  }
  return answerResponse(outcome.answer, outcome.status);
}

export function answerResponse(answer: Answer, status: number): Response {
  const { ok, ...rest } = answer;
  if (ok) return Response.json(rest, { status });
  const { code, detail, ...extra } = rest as { code: string; detail: string };
  return Response.json(problemBody({ status, code, detail, extra }), { status, headers: { "content-type": "application/problem+json" } });
}
