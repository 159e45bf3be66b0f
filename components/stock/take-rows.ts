import type { GoodsLines } from "@/components/stock/use-goods-lines";
import { rowsOfText } from "@/lib/receiving/typed-rows";

/** Pasted rows become lines; a field without any stays as it is. */
export function takeRows(field: HTMLTextAreaElement, add: GoodsLines["add"]): void {
  const rows = rowsOfText(field.value);
  if (rows.length === 0) return field.focus();
  add(rows);
  field.value = "";
}
