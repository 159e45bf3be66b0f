import { fitText } from "@/lib/labels/fit-text";
import { type Label, type Party, type Piece, partyLines, type Size } from "@/lib/labels/label";
import { labelsPdf } from "@/lib/labels/render-pdf";
import { ownCode } from "@/lib/scanning/own-code";

export type PackingSlipLine = {
  sku: string;
  name: string;
  units: number;
  lot: string | null;
  expiry: string | null;
  serials: readonly string[];
};

export type PackingSlipFacts = {
  seller: Party;
  shipTo: Party;
  orderNumber: string;
  /** The customer's own number for the order. */
  reference: string | null;
  packedOn: string;
  /** The package it lies in; the last number is unknown while packing goes on. */
  number: number;
  of: number | null;
  sscc: string;
  carriage: string | null;
  lines: readonly PackingSlipLine[];
  note: string | null;
};

const A4: Size = { width: 210, height: 297 };
const LEFT = 15;
const WIDTH = A4.width - 2 * LEFT;
const BOTTOM = 278;
const FIRST_TOP = 96;
const NEXT_TOP = 28;
const COLUMNS = { sku: { x: LEFT, width: 40 }, name: { x: LEFT + 43, width: 112 }, units: { x: LEFT + 158, width: 22 } };
const MANY_LINES = 1000;

/** A piece of the table that is never divided between pages. */
type Strip = { height: number; at: (y: number) => Piece[] };

/** One slip for each package, on as many A4 pages as its lines need. */
export async function packingSlipsPdf(slips: readonly PackingSlipFacts[], madeAt: Date): Promise<Buffer> {
  const orders = [...new Set(slips.map((facts) => facts.orderNumber))];
  return await labelsPdf(slips.flatMap(pagesOf), `Packing slip ${orders.join(", ")}`, madeAt);
}

function pagesOf(facts: PackingSlipFacts): Label[] {
  const pages = divide([...facts.lines.flatMap(lineStrips), ...closing(facts)]);
  return pages.map((strips, index) => {
    const top = index === 0 ? FIRST_TOP : NEXT_TOP;
    const heading =
      index === 0 ? head(facts) : [text(LEFT, 15, WIDTH, 3.4, `Packing slip ${facts.orderNumber}, continued`, { bold: true })];
    const page = text(LEFT, 284, WIDTH, 2.8, `Page ${index + 1} of ${pages.length}`, { align: "right" });
    return { size: A4, pieces: [...heading, ...columnHeads(top - 8), ...strips.flatMap(({ y, strip }) => strip.at(y)), page] };
  });
}

function divide(strips: readonly Strip[]): { y: number; strip: Strip }[][] {
  const pages: { y: number; strip: Strip }[][] = [[]];
  let y = FIRST_TOP;
  for (const strip of strips) {
    if (y + strip.height > BOTTOM) {
      pages.push([]);
      y = NEXT_TOP;
    }
    pages.at(-1)?.push({ y, strip });
    y += strip.height;
  }
  return pages;
}

function head(facts: PackingSlipFacts): Piece[] {
  const of = facts.of === null ? "" : ` of ${facts.of}`;
  const details = [
    `Order ${facts.orderNumber}`,
    ...(facts.reference === null ? [] : [`Your reference ${facts.reference}`]),
    `Package ${facts.number}${of}, packed on ${facts.packedOn}`,
    `SSCC ${facts.sscc}`,
    ...(facts.carriage === null ? [] : [facts.carriage]),
  ];
  const right = LEFT + WIDTH / 2;
  return [
    text(LEFT, 15, WIDTH / 2, 7, "Packing slip", { bold: true }),
    { kind: "bars", x: right, y: 14, width: WIDTH / 2, height: 12, symbology: "code128", data: ownCode("order", facts.orderNumber) },
    text(LEFT, 31, 60, 2.6, "FROM"),
    ...partyLines(facts.seller)
      .slice(0, 6)
      .map((line, index) => text(LEFT, 35 + index * 5, WIDTH / 2 - 5, 3.6, line)),
    text(right, 31, 60, 2.6, "SHIP TO"),
    ...partyLines(facts.shipTo)
      .slice(0, 6)
      .map((line, index) => text(right, 35 + index * 5, WIDTH / 2, 3.6, line, { bold: index === 0 })),
    ...details.map((line, index) => text(LEFT + (index % 2) * (WIDTH / 2), 66 + Math.floor(index / 2) * 5, WIDTH / 2 - 3, 3.4, line)),
  ];
}

function columnHeads(y: number): Piece[] {
  return [
    text(COLUMNS.sku.x, y, COLUMNS.sku.width, 2.8, "SKU", { bold: true }),
    text(COLUMNS.name.x, y, COLUMNS.name.width, 2.8, "Product", { bold: true }),
    text(COLUMNS.units.x, y, COLUMNS.units.width, 2.8, "Units", { bold: true, align: "right" }),
    { kind: "rule", x: LEFT, y: y + 5, width: WIDTH, height: 0.3 },
  ];
}

function lineStrips(line: PackingSlipLine): Strip[] {
  const { sku, name, units } = COLUMNS;
  const title = fitText(line.name, name.width, 3.6, 2, "regular").lines.length;
  const first: Strip = {
    height: title * 4.6 + 2,
    at: (y) => [
      text(sku.x, y, sku.width, 3.4, line.sku),
      text(name.x, y, name.width, 3.6, line.name, { lines: 2 }),
      text(units.x, y, units.width, 3.6, String(line.units), { bold: true, align: "right" }),
    ],
  };
  const lot = line.lot === null ? "" : `Lot ${line.lot}${line.expiry === null ? "" : `, expires ${line.expiry}`}`;
  const serials = line.serials.length === 0 ? "" : `Serial ${line.serials.join(", ")}`;
  const details = [lot, serials].flatMap((words) => fitText(words, name.width, 3, MANY_LINES, "regular").lines);
  return [first, ...details.map((words): Strip => ({ height: 4.2, at: (y) => [text(name.x, y, name.width, 3, words)] }))];
}

function closing({ lines, note }: PackingSlipFacts): Strip[] {
  const total = lines.reduce((sum, line) => sum + line.units, 0);
  const totalStrip: Strip = {
    height: 12,
    at: (y) => [
      { kind: "rule", x: LEFT, y: y + 1, width: WIDTH, height: 0.3 },
      text(COLUMNS.name.x, y + 3, COLUMNS.name.width, 3.6, "Units in this package", { bold: true }),
      text(COLUMNS.units.x, y + 3, COLUMNS.units.width, 3.6, String(total), { bold: true, align: "right" }),
    ],
  };
  const words = fitText(note ?? "", WIDTH, 3.4, MANY_LINES, "regular").lines;
  return [totalStrip, ...words.map((line): Strip => ({ height: 5, at: (y) => [text(LEFT, y, WIDTH, 3.4, line)] }))];
}

type Style = { bold?: boolean; align?: "left" | "right"; lines?: number };

function text(x: number, y: number, width: number, size: number, words: string, style: Style = {}): Piece {
  return { kind: "text", x, y, width, size, text: words, ...style };
}
