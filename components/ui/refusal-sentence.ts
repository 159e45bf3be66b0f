/** Sentences by refusal code; `{subject}` in a sentence becomes the subject of the refusal. */
export type RefusalSentences = Readonly<Record<string, string>>;

/** The action's own message, else the sentence of the code, else the code itself in words. */
export function refusalSentence(refused: { code: string; subject: string | null; message?: string }, sentences: RefusalSentences): string {
  const sentence = refused.message ?? sentences[refused.code] ?? `Refused: ${refused.code.replaceAll("_", " ")}.`;
  return sentence.replaceAll("{subject}", refused.subject ?? "");
}
