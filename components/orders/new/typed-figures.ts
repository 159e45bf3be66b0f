/** One number, alone: digits that may stand in groups of three, and after another sign its decimals. */
const FIGURE = /^(\d+|[1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?:([.,])(\d{1,4}))?$/;
const GROUPS = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/;

const bare = (text: string): string =>
  text
    .trim()
    .replace(/^[€$£]\s?|\s?[€$£%]$/g, "")
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");

/**
 * A decimal with a point: "18,50", "1,234.50" and "1.234,50" are read. Null where it is none, is negative, or may mean two
 * things: "1,234" is a thousand to one and a little more than one to another.
 */
export function decimalOf(text: string): string | null {
  const [, whole = "", groupSign, sign, decimals] = FIGURE.exec(bare(text)) ?? [];
  if (whole === "" || (groupSign !== undefined && groupSign === sign)) return null;
  if (sign === "," && decimals?.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return null;
  return whole.replace(/[.,]/g, "") + (decimals ? `.${decimals}` : "");
}

/** Whole units, 1 or more: "1,000" and "1 000" are a thousand, "12.0" is twelve. Null where it is none. */
export function wholeOf(text: string): number | null {
  const plain = bare(text);
  const units = Number(GROUPS.test(plain) ? plain.replace(/[.,]/g, "") : (decimalOf(plain) ?? "0"));
  return Number.isInteger(units) && units > 0 && units < 10_000_000 ? units : null;
}
