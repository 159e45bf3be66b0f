import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";

// A whole Latin, Greek and Cyrillic type in one file; the office's web fonts are cut into parts by script.
const FILES = { regular: "400Regular/Inter_400Regular.ttf", bold: "700Bold/Inter_700Bold.ttf" };

export type Weight = keyof typeof FILES;

// Contextual forms (arrows, multiplication signs between digits) are four fifths of the cost of a layout, and no paper uses them.
const WITHOUT = { calt: false };
const MOST_WORDS = 20_000;
const WORDS = /[^ ]* |[^ ]+$/g;

type Measured = { font: Font; widths: Map<string, number> };

const sources = new Map<Weight, Font>();
const measured = new Map<Weight, Measured>();

export const fontOf = (weight: Weight): Font => measuredIn(weight).font;

/** A PDF document with both weights of the type, without a page. */
export function newDocument(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  // pdfkit takes a font that is read already, although its types name files alone: reading one costs it half a second.
  const [regular, bold] = [viewOf("regular"), viewOf("bold")] as unknown as [string, string];
  const document = new PDFDocument({ ...options, autoFirstPage: false, font: regular });
  return document.registerFont("regular", regular).registerFont("bold", bold);
}

/** Width of one line in the unit of its size; word by word, as a document lays it out. */
export function widthOf(text: string, size: number, weight: Weight): number {
  const { font, widths } = measuredIn(weight);
  let width = 0;
  for (const word of text.match(WORDS) ?? []) {
    const known = widths.get(word) ?? font.layout(word).advanceWidth;
    if (widths.size >= MOST_WORDS) widths.clear();
    widths.set(word, known);
    width += known;
  }
  return (width / font.unitsPerEm) * size;
}

function measuredIn(weight: Weight): Measured {
  const known = measured.get(weight) ?? { font: viewOf(weight), widths: new Map() };
  measured.set(weight, known);
  return known;
}

// A letter remembers what it was first drawn for, so documents that shared them would depend on one another. What is shared are the
// tables that were read from the file; the file's own font is never drawn with, because it would keep its letters too.
/** The font with letters of its own. */
function viewOf(weight: Weight): Font {
  const source = sources.get(weight) ?? read(weight);
  sources.set(weight, source);
  const view = Object.create(source, { _glyphs: { value: {} } }) as Font;
  const layout = (text: string) => source.layout.call(view, text, WITHOUT as never);
  return Object.defineProperty(view, "layout", { value: layout });
}

function read(weight: Weight): Font {
  // Found from the folder that the program runs in, because a bundler moves this file but not the font.
  const fromHere = createRequire(path.join(process.cwd(), "package.json"));
  const font = create(readFileSync(fromHere.resolve(`@expo-google-fonts/inter/${FILES[weight]}`)));
  if (!("layout" in font)) throw new Error(`Bug: ${FILES[weight]} is a collection`);
  return font;
}
