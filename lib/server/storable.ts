/** What a person reads about a text that no database text can hold: U+0000, or half of a surrogate pair. */
export const UNSTORABLE = "This text holds a character that cannot be kept. Type it again instead of pasting it.";

/** The path of the first text that cannot be stored ("lines.2.sku"; "" for the value itself), or null when all can. */
export function findUnstorable(value: unknown): string | null {
  if (typeof value === "string") return isStorableText(value) ? null : "";
  if (typeof value !== "object" || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    if (!isStorableText(name)) return "";
    const found = findUnstorable(member);
    if (found !== null) return found === "" ? name : `${name}.${found}`;
  }
  return null;
}

const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes("\0");
