type Texts<Code extends string> = Readonly<Record<Code, { title: string }>>;

/** Sentences by refusal code, as forms take them. */
export const sentencesOf = <Code extends string>(refusals: Texts<Code>): Record<string, string> =>
  Object.fromEntries(Object.entries<{ title: string }>(refusals).map(([code, { title }]) => [code, title]));

/** The sentence of one refusal, with its subject put in. */
export const sentenceOf = <Code extends string>(refusals: Texts<Code>, refusal: { code: Code; subject: string | null }): string =>
  refusals[refusal.code].title.replaceAll("{subject}", refusal.subject ?? "");
