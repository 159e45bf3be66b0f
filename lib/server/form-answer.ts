import type { Refusal } from "@/lib/result/refusal";

type IsRefusal<T> = T extends Refusal<string> ? T : never;

/** What a form learns. A refusal also carries the outcome, for a counter-offer and the like. */
export type FormAnswer<T = unknown> =
  | { status: "idle" }
  | { status: "invalid"; fields: Record<string, string[] | undefined>; message?: string }
  | { status: "refused"; code: string; subject: string | null; message?: string; outcome: IsRefusal<T> }
  | { status: "done"; outcome: Exclude<T, Refusal<string>>; message?: string };

export type FormAction<T = unknown> = (previous: FormAnswer<T> | null, form: FormData) => Promise<FormAnswer<T>>;

export const isRefusal = (outcome: unknown): outcome is Refusal<string> =>
  typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false && "code" in outcome;
