/** What a form action answers, as far as a form needs to know; the application's own answers carry outcomes besides. */
export type AnyAnswer =
  | { status: "idle" }
  | { status: "invalid"; fields: Readonly<Record<string, readonly string[] | undefined>>; message?: string }
  | { status: "refused"; code: string; subject: string | null; message?: string }
  | { status: "done"; message?: string };

/** Written as a method, which may take a narrower answer: React hands an action nothing but its own earlier answers. */
export type AnswerAction<Answer extends AnyAnswer> = { run(previous: Answer | null, form: FormData): Promise<Answer> }["run"];
