import { fontOf, type Weight } from "@/lib/labels/fonts";

/** Black dots, eight in a byte from the left, row by row. */
export type Picture = { bytesPerRow: number; rows: number; dots: Uint8Array };

type Point = { x: number; y: number };
type Edge = { from: Point; to: Point };

const CURVE_STEPS = 8;

/** One line of text as the dots of a printer that lacks its letters. */
export function textPicture(text: string, sizeDots: number, weight: Weight): Picture {
  const font = fontOf(weight);
  const scale = sizeDots / font.unitsPerEm;
  const run = font.layout(text);
  const edges: Edge[] = [];
  let left = 0;
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    const origin = { x: left + (position?.xOffset ?? 0), y: font.ascent - (position?.yOffset ?? 0) };
    edges.push(...outline(glyph.path.commands, (x, y) => ({ x: (origin.x + x) * scale, y: (origin.y - y) * scale })));
    left += position?.xAdvance ?? glyph.advanceWidth;
  }
  return fill(edges, Math.ceil((left * scale) / 8), Math.ceil((font.ascent - font.descent) * scale));
}

/** Straight edges along the outlines; curves are cut into short ones. */
function outline(commands: readonly { command: string; args: number[] }[], place: (x: number, y: number) => Point): Edge[] {
  const edges: Edge[] = [];
  let start: Point = { x: 0, y: 0 };
  let pen = start;
  const lineTo = (to: Point): void => {
    edges.push({ from: pen, to });
    pen = to;
  };
  for (const { command, args } of commands) {
    const points = Array.from({ length: args.length / 2 }, (_, index) => place(args[index * 2] ?? 0, args[index * 2 + 1] ?? 0));
    if (command === "closePath") lineTo(start);
    else if (command === "moveTo") [start = pen, pen = start] = [points[0], points[0]];
    else {
      const curve = [pen, ...points];
      const steps = command === "lineTo" ? 1 : CURVE_STEPS;
      for (let step = 1; step <= steps; step++) lineTo(along(curve, step / steps));
    }
  }
  return edges;
}

/** A point of the curve that these points control, whatever its degree. */
function along(points: readonly Point[], share: number): Point {
  const between = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
  });
  return between.length === 0 ? (points[0] ?? { x: 0, y: 0 }) : along(between, share);
}

/** A dot is black where its middle lies inside: outlines wind around it, counters wind back. */
function fill(edges: readonly Edge[], bytesPerRow: number, rows: number): Picture {
  const dots = new Uint8Array(bytesPerRow * rows);
  for (let row = 0; row < rows; row++) {
    let winding = 0;
    let inside = 0;
    for (const { x, turn } of crossings(edges, row + 0.5)) {
      if (winding !== 0) blacken(dots, row * bytesPerRow, inside, Math.min(Math.round(x), bytesPerRow * 8));
      winding += turn;
      inside = Math.max(0, Math.round(x));
    }
  }
  return { bytesPerRow, rows, dots };
}

function crossings(edges: readonly Edge[], height: number): { x: number; turn: 1 | -1 }[] {
  const found = edges.flatMap(({ from, to }) => {
    if (from.y <= height === to.y <= height) return [];
    const x = from.x + ((height - from.y) / (to.y - from.y)) * (to.x - from.x);
    return [{ x, turn: from.y < to.y ? (1 as const) : (-1 as const) }];
  });
  return found.toSorted((one, other) => one.x - other.x);
}

function blacken(dots: Uint8Array, row: number, from: number, to: number): void {
  for (let dot = from; dot < to; dot++) {
    const place = row + (dot >> 3);
    dots[place] = (dots[place] ?? 0) | (0x80 >> (dot & 7));
  }
}
