import { certainly, type Detected, likely, undecided } from "./detected";

export const SEPARATORS = [";", ",", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

export const SEPARATOR_NAMES = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "vertical bar" } satisfies Record<Separator, string>;

const SAMPLE_RECORDS = 400;
const SAMPLE_CHARACTERS = 512 * 1024;

type Count = { separator: Separator; width: number; share: number; records: number };

/** The separator under which most records have the same number of cells; a tie goes to the one that makes more cells. */
export function detectSeparator(text: string): Detected<Separator> {
  const declared = declaredSeparator(text);
  if (declared) return certainly(declared, "The first line declares it (sep=).");
  const counts = SEPARATORS.map((separator) => countCells(text, separator)).filter((count) => count.width > 1);
  if (counts.length === 0) return undecided("No line has more than one cell under any separator.");
  const steady = counts.filter((count) => count.share >= 0.9);
  const [best] =
    steady.length > 0 ? steady.sort((a, b) => b.width - a.width) : counts.sort((a, b) => b.share * b.width - a.share * a.width);
  if (!best) return undecided("No separator fits.");
  const percent = Math.floor(best.share * 100);
  const because = `${percent} % of the first ${best.records} rows have ${best.width} cells with it.`;
  return best.share >= 0.9 && best.records > 1 ? certainly(best.separator, because) : likely(best.separator, because);
}

/** Excel's own first line, which names the separator and is no row. */
function declaredSeparator(text: string): Separator | null {
  const match = /^\s*"?sep=(.)"?\r?(?:\n|$)/i.exec(text.slice(0, 40));
  return SEPARATORS.find((separator) => separator === match?.[1]) ?? null;
}

function countCells(text: string, separator: Separator): Count {
  const widths = cellCounts(text.slice(0, SAMPLE_CHARACTERS), separator);
  const tally = new Map<number, number>();
  for (const width of widths) tally.set(width, (tally.get(width) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [candidate, times] of tally) if (times > most || (times === most && candidate > width)) [width, most] = [candidate, times];
  return { separator, width, share: widths.length === 0 ? 0 : most / widths.length, records: widths.length };
}

/** Cells per record, quoted newlines and separators not counted; blank lines left out. */
function cellCounts(text: string, separator: Separator): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let blank = true;
  let atCellStart = true;
  for (let index = 0; index < text.length && counts.length < SAMPLE_RECORDS; index += 1) {
    const character = text[index];
    if (character === '"' && (quoted || atCellStart)) {
      quoted = !quoted;
      atCellStart = quoted ? false : text[index + 1] === '"';
      blank = false;
    } else if (!quoted && character === separator) {
      cells += 1;
      atCellStart = true;
      blank = false;
    } else if (!quoted && (character === "\n" || character === "\r")) {
      if (!blank) counts.push(cells);
      [cells, blank, atCellStart] = [1, true, true];
    } else {
      atCellStart = false;
      if (character !== " ") blank = false;
    }
  }
  if (!blank && counts.length < SAMPLE_RECORDS) counts.push(cells);
  return counts;
}
