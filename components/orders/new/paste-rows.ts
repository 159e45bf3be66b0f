import { decimalOf, wholeOf } from "@/components/orders/new/typed-figures";

export type PastedRow = { sku: string; units: string; price: string };

/**
 * Rows of a spreadsheet as they come from the clipboard: SKU, units and perhaps a price, apart by tabs, semicolons or
 * commas. Null where the text is no such rows, so that it is pasted as what it is. Figures that cannot be read stay as they
 * were written: the form marks them, and somebody looks.
 */
export function rowsOfPaste(text: string): PastedRow[] | null {
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== "");
  const separator = ["\t", ";", ","].find((sign) => rows.some((row) => row.includes(sign)));
  if (rows.length === 0 || (rows.length === 1 && separator !== "\t")) return null;
  const cells = rows.map((row) => (separator ? row.split(separator) : [row]).map((cell) => cell.trim()));
  const isHeading = cells.length > 1 && cells[0]?.[1] !== undefined && !/\d/.test(cells[0][1]) && cells[0][1] !== "";
  return (isHeading ? cells.slice(1) : cells)
    .filter(([sku]) => sku)
    .map(([sku = "", units = "", price = ""]) => ({
      sku: sku.slice(0, 64),
      // "A,2,500" is 2 units at 500, or 2,500 units.
      ...(separator === "," && /^\d{3}\b/.test(price) ? { units: `${units}, ${price}`, price: "" } : figures(units, price)),
    }));
}

const figures = (units: string, price: string) => ({
  units: units === "" ? "1" : String(wholeOf(units) ?? units),
  price: decimalOf(price) ?? price,
});
