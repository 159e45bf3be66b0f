import { plainDecimal, plainWhole } from "@/lib/catalogue/plain-number";

/** A line as somebody typed, scanned or pasted it; what it says is judged later. */
export type TypedRow = { code: string; units: string; cost: string; lot?: string | undefined; day?: string | undefined };

/**
 * Rows as they come out of a spreadsheet: code, units, cost, and where there is one lot and last day, separated by tabs, semicolons or, without those, by spaces.
 * A row without units counts one; "1.204,50" and "1,204.50" are the same number.
 */
export function rowsOfText(text: string): TypedRow[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(cells)
    .filter(([code = ""], index) => !(index === 0 && /^(sku|gtin|code|article|item)$/i.test(code)))
    .map(([code = "", units = "", cost = "", lot = "", day = ""]) => ({
      code,
      units: units === "" ? "1" : plainWhole(units),
      cost: plainDecimal(cost),
      ...(lot && { lot }),
      ...(day && { day }),
    }));
}

function cells(line: string): string[] {
  const separator = line.includes("\t") ? "\t" : line.includes(";") ? ";" : /\s+/;
  return line.split(separator).map((cell) => cell.trim());
}
