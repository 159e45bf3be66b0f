/** A line as somebody typed, scanned or pasted it; what it says is judged later. */
export type TypedRow = { code: string; units: string; cost: string };

/**
 * Rows as they come out of a spreadsheet: code, units and cost separated by tabs, semicolons or, without those, by spaces.
 * A row without units counts one; "1.204,50" and "1,204.50" are the same number.
 */
export function rowsOfText(text: string): TypedRow[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(cells)
    .filter(([code = ""], index) => !(index === 0 && /^(sku|gtin|code|article|item)$/i.test(code)))
    .map(([code = "", units = "", cost = ""]) => ({ code, units: units === "" ? "1" : plainWhole(units), cost: plainDecimal(cost) }));
}

function cells(line: string): string[] {
  const separator = line.includes("\t") ? "\t" : line.includes(";") ? ";" : /\s+/;
  return line.split(separator).map((cell) => cell.trim());
}

/** Digits without their groups: "1,204" and "1 204" are 1204. */
export const plainWhole = (text: string): string => {
  const bare = text.replaceAll(/[\s\u00a0]/g, "");
  return /^-?\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replaceAll(/[.,]/g, "") : bare;
};

/** A decimal with a point, whatever sign the writer uses; currency signs are left out. */
export function plainDecimal(text: string): string {
  const bare = text.replaceAll(/[\s\u00a0€$£]/g, "");
  const last = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  if (last < 0) return bare;
  const sign = bare.charAt(last);
  const other = sign === "," ? "." : ",";
  const repeated = bare.indexOf(sign) !== last;
  if (repeated) return bare.replaceAll(sign, "");
  return `${bare.slice(0, last).replaceAll(other, "")}.${bare.slice(last + 1)}`;
}
