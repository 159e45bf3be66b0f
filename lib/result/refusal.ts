export type Refusal<Code extends string> = { ok: false; code: Code; subject: string | null };

export const refuse = <Code extends string>(code: Code, subject: string | null = null): Refusal<Code> => ({ ok: false, code, subject });

/** A broken invariant is our bug, not the user's mistake: stop this request and roll back. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${message}`);
}

/** The value, or a bug: for what the code before has already made certain. */
export function certain<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Bug: ${what} is missing`);
  return value;
}
