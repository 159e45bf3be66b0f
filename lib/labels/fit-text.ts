import { type Weight, widthOf } from "@/lib/labels/fonts";

const SMALLEST = 2 / 3;
const STEP = 0.95;
const ELLIPSIS = "…";

export type FittedText = { size: number; lines: string[] };

/** Breaks words into lines of a width; smaller type comes before cut words, and what is cut ends with an ellipsis. */
export function fitText(text: string, width: number, size: number, mostLines: number, weight: Weight): FittedText {
  const words = text.split(/[\s\p{Cc}]+/u).filter((word) => word !== "");
  let fitted = breakLines(words, width, size, weight);
  let tried = size;
  while ((fitted.length > mostLines || fitted.some((line) => widthOf(line, tried, weight) > width)) && tried * STEP >= size * SMALLEST) {
    tried *= STEP;
    fitted = breakLines(words, width, tried, weight);
  }
  const kept = fitted.slice(0, mostLines);
  if (fitted.length > mostLines) kept.push(`${kept.pop() ?? ""} ${fitted[mostLines] ?? ""}`);
  return {
    size: tried,
    lines: kept.map((line, index) => cut(line, width, tried, weight, index === mostLines - 1 && fitted.length > mostLines)),
  };
}

function breakLines(words: readonly string[], width: number, size: number, weight: Weight): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && widthOf(longer, size, weight) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function cut(line: string, width: number, size: number, weight: Weight, more: boolean): string {
  if (!more && widthOf(line, size, weight) <= width) return line;
  const characters = Array.from(line);
  while (characters.length > 0 && widthOf(`${characters.join("")}${ELLIPSIS}`, size, weight) > width) characters.pop();
  return `${characters.join("").trimEnd()}${ELLIPSIS}`;
}
