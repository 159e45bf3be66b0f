import { fitText } from "@/lib/labels/fit-text";
import { widthOf } from "@/lib/labels/fonts";
import type { Bars, Label, Piece, Text } from "@/lib/labels/label";
import { barWidths, type Symbology } from "@/lib/labels/symbol";
import { textPicture } from "@/lib/labels/text-picture";

// A printer of 203 dots an inch, the commonest; one of 300 dots prints it at two thirds of the size.
const DOTS_PER_MM = 8;
const LINE_HEIGHT = 1.22;
const QUIET_MODULES = 10;
const WIDEST_MODULE = 4;
const MODULES_PER_CHARACTER = 11;
// Western and central European letters are in every printer; what is beyond them is sent as a picture.
const PRINTER_LETTERS = /^[ -~\u00A0-\u017F\u2010-\u2026]*$/;

/** The labels in Zebra's language, one format each, as UTF-8 text. */
export function labelsZpl(labels: readonly Label[]): string {
  return labels.map(({ size, pieces }) => format(size, pieces)).join("");
}

function format({ width, height }: Label["size"], pieces: readonly Piece[]): string {
  const head = ["^XA", "^CI28", `^PW${dots(width)}`, `^LL${dots(height)}`, "^LH0,0"];
  return [...head, ...pieces.flatMap(commands), "^XZ", ""].join("\n");
}

function commands(piece: Piece): string[] {
  if (piece.kind === "text") return textCommands(piece);
  if (piece.kind === "bars") return barCommands(piece);
  const [width, height] = [dots(piece.width), dots(piece.height)];
  return [`^FO${dots(piece.x)},${dots(piece.y)}^GB${width},${height},${Math.min(width, height)}^FS`];
}

function textCommands({ x, y, width, size, text, lines, bold, align }: Text): string[] {
  const weight = bold ? "bold" : "regular";
  const fitted = fitText(text, width, size, lines ?? 1, weight);
  return fitted.lines.map((line, index) => {
    const top = dots(y + index * fitted.size * LINE_HEIGHT);
    if (PRINTER_LETTERS.test(line)) {
      const justified = { left: "L", center: "C", right: "R" }[align ?? "left"];
      return `^FO${dots(x)},${top}^A0N,${dots(fitted.size)}^FB${dots(width)},1,0,${justified}^FH_^FD${escaped(line)}^FS`;
    }
    const spare = { left: 0, center: 0.5, right: 1 }[align ?? "left"] * (width - widthOf(line, fitted.size, weight));
    const { bytesPerRow, dots: picture } = textPicture(line, dots(fitted.size), weight);
    return `^FO${dots(x + spare)},${top}^GFA,${picture.length},${picture.length},${bytesPerRow},${Buffer.from(picture).toString("hex").toUpperCase()}^FS`;
  });
}

function barCommands({ x, y, width, height, symbology, data }: Bars): string[] {
  const drawn = barWidths(symbology, data).reduce((sum, bar) => sum + bar, 0);
  // A printer that changes between subsets less cleverly needs up to two characters more.
  const slack = symbology === "gs1-128" ? 0 : 2 * MODULES_PER_CHARACTER;
  const modules = drawn + 2 * QUIET_MODULES + slack;
  const moduleDots = Math.max(1, Math.min(WIDEST_MODULE, Math.floor((width * DOTS_PER_MM) / modules)));
  const left = dots(x + width / 2) - Math.round((drawn * moduleDots) / 2);
  const mode = symbology === "gs1-128" ? "N" : "A";
  return [`^FO${left},${dots(y)}^BY${moduleDots}^BCN,${dots(height)},N,N,N,${mode}^FH_^FD${barData(symbology, data)}^FS`];
}

/** ">;" begins with pairs of digits and ">8" is FNC1. */
function barData(symbology: Symbology, data: string): string {
  if (symbology === "code128") return escaped(data);
  if (!/^(\d\d)+$/.test(data)) throw new Error(`Bug: not pairs of digits: ${data}`);
  return `>;>8${data}`;
}

/** No text may end its field or begin a command. */
function escaped(text: string): string {
  return text.replaceAll(/[\^~_\\]/g, (character) => `_${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function dots(millimetres: number): number {
  return Math.round(millimetres * DOTS_PER_MM);
}
