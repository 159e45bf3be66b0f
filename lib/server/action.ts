import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { DRAWN_FOR, type Elsewhere, refuseElsewhere } from "@/lib/server/drawn-for";
import { type FormAction, type FormAnswer, isRefusal } from "@/lib/server/form-answer";
import { parseForm } from "@/lib/server/parse-form";
import type { Actor } from "@/lib/tenancy/actor";
import { requireActor } from "@/lib/tenancy/session";
import { renewClaims } from "@/lib/tenancy/session-cookie";

type Good<T> = Exclude<T, { ok: false }>;

type Options<T, Input> = {
  /** Where to go when it is done; without it the page is drawn anew. */
  goTo?: (outcome: Good<T>, input: Input) => string;
  /** What the person is told when it is done. */
  message?: (outcome: Good<T>, input: Input) => string;
};

/**
 * A server action: actor from the session, input parsed, one domain call, refresh. It holds no rule and catches nothing.
 * The organization comes from the session, never from the form; a form that was drawn for another one is refused.
 */
export function formAction<S extends z.ZodObject, T>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<T>,
  options: Options<T, z.output<S>> = {},
): FormAction<T> {
  return async (_previous, form) => {
    const actor = await requireActor();
    const elsewhere = refuseElsewhere(actor, form.get(DRAWN_FOR));
    if (elsewhere) return answerElsewhere(elsewhere);
    const parsed = parseForm(schema, form);
    if (!parsed.success) return parsed.answer;
    await renewClaims();
    return answerOf(await run(actor, parsed.data), parsed.data, options);
  };
}

/** The same for who is not signed in yet: sign-in itself, and accepting an invitation. */
export function visitorAction<S extends z.ZodObject, T>(
  schema: S,
  run: (input: z.output<S>) => Promise<T>,
  options: Options<T, z.output<S>> = {},
): FormAction<T> {
  return async (_previous, form) => {
    const parsed = parseForm(schema, form);
    if (!parsed.success) return parsed.answer;
    return answerOf(await run(parsed.data), parsed.data, options);
  };
}

/** Nothing is drawn anew: what was typed stays on the page of the organization that it was typed for. */
const answerElsewhere = <T>({ code, subject, detail }: Elsewhere): FormAnswer<T> =>
  ({ status: "refused", code, subject, message: detail, outcome: { ok: false, code, subject } as unknown }) as FormAnswer<T>;

export function answerOf<T, Input>(outcome: T, input: Input, options: Options<T, Input> = {}): FormAnswer<T> {
  // Also after a refusal: "someone changed this" only helps next to the new row.
  refresh();
  if (isRefusal(outcome)) {
    return { status: "refused", code: outcome.code, subject: outcome.subject, outcome } as FormAnswer<T>;
  }
  const done = outcome as Good<T>;
  if (options.goTo) redirect(options.goTo(done, input));
  const message = options.message?.(done, input);
  return { status: "done", outcome: done, ...(message === undefined ? {} : { message }) } as FormAnswer<T>;
}
