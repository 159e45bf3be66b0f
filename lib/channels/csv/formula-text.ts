// What a spreadsheet takes for the beginning of a formula, also full-width and behind spaces.
const SIGN = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212]";
const SPACES_OR_APOSTROPHES = "(?:[^\\S\\t\\r\\n]|')*";
const OPENS_FORMULA = new RegExp(`^${SPACES_OR_APOSTROPHES}${SIGN}`);
// A quote where a cell begins would open a quoted cell and take what follows with it.
const OPENS_QUOTE = /^'*"/;
const HOLDS_NOTHING = new RegExp(`^${SPACES_OR_APOSTROPHES}$`);
// Where a spreadsheet that does not split at commas begins a cell in the middle of a text.
const BORDER = /([;\t\r\n])/;

/**
 * Text that opens as no formula, whether a spreadsheet splits at commas, semicolons or tabs: every part of it that would begin a
 * cell, and could be run there, gets an apostrophe in front. Text with apostrophes in such a place gets one more, so that
 * `originalText` gives back every text.
 */
export const protectedText = (text: string): string => eachPart(text, (part, isRisky) => (isRisky(part) ? `'${part}` : part));

/** The text without the apostrophes that protect it. */
export const originalText = (text: string): string =>
  eachPart(text, (part, isRisky) => (part.startsWith("'") && isRisky(part.slice(1)) ? part.slice(1) : part));

type IsRisky = (part: string) => boolean;

function eachPart(text: string, change: (part: string, isRisky: IsRisky) => string): string {
  const parts = text.split(BORDER);
  return parts.map((part, index) => (index % 2 === 1 ? part : change(part, riskAt(parts, index)))).join("");
}

/** What a part holds can be run; one that holds nothing can let what follows it begin a cell. */
function riskAt(parts: readonly string[], index: number): IsRisky {
  const [before, behind] = [parts[index - 1], parts[index + 1]];
  if (before === undefined)
    return (part) => OPENS_FORMULA.test(part) || (HOLDS_NOTHING.test(part) && behind !== undefined && behind !== ";");
  const opensWithTab = behind === "\t" && before !== "\t";
  return (part) =>
    OPENS_FORMULA.test(part) || OPENS_QUOTE.test(part) || (HOLDS_NOTHING.test(part) && (behind === undefined || opensWithTab));
}
