const MOST_TOKENS = 24;
const LONGEST_TOKEN = 40;

/** The words a row is found by: folded to lower case without marks, whole and split at punctuation, at most 24. */
export function tokensOf(...texts: readonly (string | null | undefined)[]): string[] {
  const tokens = new Set<string>();
  for (const text of texts) {
    for (const word of fold(text ?? "").split(/\s+/)) {
      if (word === "") continue;
      tokens.add(word.slice(0, LONGEST_TOKEN));
      for (const part of word.split(/[^\p{L}\p{N}]+/u)) if (part.length > 1) tokens.add(part.slice(0, LONGEST_TOKEN));
    }
  }
  return [...tokens].slice(0, MOST_TOKENS);
}

/** What a person typed, as prefixes that must all match. */
export const searchPrefixes = (text: string): string[] =>
  fold(text)
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 5)
    .map((word) => word.slice(0, LONGEST_TOKEN));

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
