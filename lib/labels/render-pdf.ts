import { fitText } from "@/lib/labels/fit-text";
import { newDocument } from "@/lib/labels/fonts";
import type { Bars, Label, Piece, Text } from "@/lib/labels/label";
import { barWidths } from "@/lib/labels/symbol";

const POINTS_PER_MM = 72 / 25.4;
const LINE_HEIGHT = 1.22;
// Clear space that a reader needs left and right of the bars, in modules.
const QUIET_MODULES = 10;

const points = (millimetres: number): number => millimetres * POINTS_PER_MM;

/** One page for each label. The same labels made at the same instant are the same bytes. */
export async function labelsPdf(labels: readonly Label[], title: string, madeAt: Date): Promise<Buffer> {
  const document = newDocument({ info: { Title: title, CreationDate: madeAt, ModDate: madeAt } });
  for (const { size, pieces } of labels) {
    document.addPage({ size: [points(size.width), points(size.height)], margin: 0 });
    for (const piece of pieces) draw(document, piece);
  }
  return await bytesOf(document);
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
    document.end();
  });
}

/** Draws a piece whose place is in millimetres. */
function draw(document: PDFKit.PDFDocument, piece: Piece): void {
  if (piece.kind === "text") return drawText(document, piece);
  if (piece.kind === "bars") return drawBars(document, piece);
  document.rect(points(piece.x), points(piece.y), points(piece.width), points(piece.height)).fill("black");
}

function drawText(document: PDFKit.PDFDocument, { x, y, width, size, text, lines, bold, align }: Text): void {
  const weight = bold ? "bold" : "regular";
  const fitted = fitText(text, width, size, lines ?? 1, weight);
  document.font(weight).fontSize(points(fitted.size)).fillColor("black");
  for (const [index, line] of fitted.lines.entries()) {
    const top = points(y + index * fitted.size * LINE_HEIGHT);
    document.text(line, points(x), top, { width: points(width) + 1, align: align ?? "left", lineBreak: false });
  }
}

function drawBars(document: PDFKit.PDFDocument, { x, y, width, height, symbology, data }: Bars): void {
  const widths = barWidths(symbology, data);
  const total = widths.reduce((sum, modules) => sum + modules, 0);
  const moduleWidth = width / (total + 2 * QUIET_MODULES);
  let left = x + QUIET_MODULES * moduleWidth;
  for (const [index, modules] of widths.entries()) {
    if (index % 2 === 0) document.rect(points(left), points(y), points(modules * moduleWidth), points(height));
    left += modules * moduleWidth;
  }
  document.fill("black");
}
