import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";

// A whole Latin, Greek and Cyrillic type in one file; the office's web fonts are cut into parts by script.
const FILES = { regular: "400Regular/Inter_400Regular.ttf", bold: "700Bold/Inter_700Bold.ttf" };

export type Weight = keyof typeof FILES;

const loaded = new Map<Weight, { file: Buffer; font: Font }>();

export const fontOf = (weight: Weight): Font => load(weight).font;

/** A PDF document with both weights of the type, without a page. */
export function newDocument(options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument {
  const { file } = load("regular");
  // pdfkit takes bytes here although its types name files alone.
  const document = new PDFDocument({ ...options, autoFirstPage: false, font: file as unknown as string });
  return document.registerFont("regular", file).registerFont("bold", load("bold").file);
}

/** Width of one line in the unit of its size. */
export function widthOf(text: string, size: number, weight: Weight): number {
  const font = fontOf(weight);
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
}

function load(weight: Weight): { file: Buffer; font: Font } {
  const known = loaded.get(weight);
  if (known) return known;
  // Found from the folder that the program runs in, because a bundler moves this file but not the font.
  const fromHere = createRequire(path.join(process.cwd(), "package.json"));
  const file = readFileSync(fromHere.resolve(`@expo-google-fonts/inter/${FILES[weight]}`));
  const font = create(file);
  if (!("layout" in font)) throw new Error(`Bug: ${FILES[weight]} is a collection`);
  loaded.set(weight, { file, font });
  return { file, font };
}
