/**
 * The cells of a file as a spreadsheet opens them: a quote counts only where a cell begins, what stands behind the closing one
 * still belongs to the cell, and every line break outside of quotes ends the row.
 */
export function openedCells(file: string, separators: readonly string[]): string[] {
  const cells: string[] = [];
  for (let at = 0; at < file.length; ) {
    let cell = "";
    if (file[at] === '"')
      for (at += 1; at < file.length; at += 1) {
        if (file[at] !== '"') cell += file[at];
        else if (file[at + 1] === '"') cell += file[(at += 1)];
        else break;
      }
    if (file[at] === '"') at += 1;
    for (; at < file.length && !separators.includes(file[at] ?? "") && !/[\r\n]/.test(file[at] ?? ""); at += 1) cell += file[at];
    cells.push(cell);
    at += file.startsWith("\r\n", at) ? 2 : 1;
  }
  return cells;
}
