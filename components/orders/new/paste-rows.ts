export type PastedRow = { sku: string; units: string; price: string };

/**
 * Rows of a spreadsheet as they come from the clipboard: SKU, units and perhaps a price, apart by tabs, semicolons or
 * commas. Null where the text is no such rows, so that it is pasted as what it is.
 */
export function rowsOfPaste(text: string): PastedRow[] | null {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== "");
  const separator = ["\t", ";", ","].find((sign) => rows.some((row) => row.includes(sign)));
  if (rows.length === 0 || (rows.length === 1 && separator !== "\t")) return null;
  const cells = rows.map((row) => (separator ? row.split(separator) : [row]).map((cell) => cell.trim()));
  const isHeading = cells.length > 1 && cells[0]?.[1] !== undefined && cells[0][1] !== "" && wholeUnits(cells[0][1]) === "";
  return (isHeading ? cells.slice(1) : cells)
    .filter(([sku]) => sku)
    .map(([sku = "", units = "", price = ""]) => ({
      sku: sku.slice(0, 64),
      units: units === "" ? "1" : wholeUnits(units),
      price: decimal(price),
    }));
}

/** "12", "12.0" and "1,200" are whole units; what is none stays empty, so that somebody looks at it. */
function wholeUnits(text: string): string {
  const plain = text
    .replace(/[\s\u00a0]/g, "")
    .replace(/[.,]0+$/, "")
    .replace(/[.,](?=\d{3}\b)/g, "");
  return /^\d{1,7}$/.test(plain) ? String(Number(plain)) : "";
}

function decimal(text: string): string {
  const plain = text.replace(/[^\d.,]/g, "").replace(",", ".");
  return /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? plain : "";
}
