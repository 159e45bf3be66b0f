import type { Label, Piece, Size } from "@/lib/labels/label";
import { partyLines } from "@/lib/labels/label";
import { labelsPdf } from "@/lib/labels/render-pdf";
import { formatMinor } from "@/lib/ledger/money";
import { businessDate } from "@/lib/orders/business-date";
import type { Printed } from "@/lib/shipping/documents";
import { type ManifestLine, type ManifestPage, readManifest } from "@/lib/shipping/read-manifests";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";

const A4: Size = { width: 210, height: 297 };
const LEFT = 15;
const WIDTH = A4.width - 2 * LEFT;
const ROW = 5.6;
const FIRST_TOP = 78;
const NEXT_TOP = 32;
const BOTTOM = 272;
const CLOSING = 34;

// biome-ignore format: one column a row.
const COLUMNS = [
  { title: "",                x: LEFT,       width: 10, align: "right" },
  { title: "Tracking number", x: LEFT + 13,  width: 43, align: "left" },
  { title: "Service",         x: LEFT + 57,  width: 20, align: "left" },
  { title: "Order",           x: LEFT + 78,  width: 26, align: "left" },
  { title: "To",              x: LEFT + 105, width: 40, align: "left" },
  { title: "Weight",          x: LEFT + 146, width: 14, align: "right" },
  { title: "Cost",            x: LEFT + 161, width: 19, align: "right" },
] as const;

type Style = { bold?: boolean; align?: "left" | "right" };

const text = (x: number, y: number, width: number, size: number, words: string, style: Style = {}): Piece => ({
  kind: "text",
  x,
  y,
  width,
  size,
  text: words,
  ...style,
});
const rule = (y: number): Piece => ({ kind: "rule", x: LEFT, y, width: WIDTH, height: 0.3 });

/** What the driver signs: every package with its tracking number, and the sums. */
export async function manifestPdf(manifest: ManifestPage): Promise<Buffer> {
  const pages = divide(manifest.lines);
  const labels = pages.map((rows, index) => page(manifest, rows, index, pages.length));
  return await labelsPdf(labels, `Manifest ${manifest.location} ${manifest.number}`, manifest.closedAt);
}

export async function printManifest(actor: Actor, manifestId: string): Promise<Printed<Buffer> | ShippingRefused> {
  if (!actor.rights.has("view")) return refused("no_right", "view");
  const manifest = await readManifest(actor, manifestId);
  if (!manifest) return refused("not_found");
  return { ok: true, content: await manifestPdf(manifest), name: `manifest-${manifest.number}.pdf` };
}

type Numbered = { position: number; line: ManifestLine };

/** The last page keeps room for the sums and the signatures. */
function divide(lines: readonly ManifestLine[]): Numbered[][] {
  const numbered = lines.map((line, index) => ({ position: index + 1, line }));
  const pages: Numbered[][] = [];
  for (let from = 0; from < numbered.length; ) {
    const room = Math.floor((BOTTOM - (pages.length === 0 ? FIRST_TOP : NEXT_TOP)) / ROW);
    const left = numbered.length - from;
    const last = room - Math.ceil(CLOSING / ROW);
    const take = left <= last ? left : Math.min(room, left - 1);
    pages.push(numbered.slice(from, from + take));
    from += take;
  }
  return pages.length === 0 ? [[]] : pages;
}

function page(manifest: ManifestPage, rows: readonly Numbered[], index: number, of: number): Label {
  const top = index === 0 ? FIRST_TOP : NEXT_TOP;
  const heads = COLUMNS.map(({ title, x, width, align }) => text(x, top - 7, width, 2.8, title, { bold: true, align }));
  const body = rows.flatMap((row, place) => line(row, top + place * ROW, manifest.currency));
  return {
    size: A4,
    pieces: [
      ...(index === 0 ? head(manifest) : [text(LEFT, 15, WIDTH, 3.4, `${title(manifest)}, continued`, { bold: true })]),
      ...heads,
      rule(top - 2.5),
      ...body,
      ...(index === of - 1 ? closing(manifest, top + rows.length * ROW) : []),
      text(LEFT, 284, WIDTH, 2.8, `Page ${index + 1} of ${of}`, { align: "right" }),
    ],
  };
}

const title = ({ location, number }: ManifestPage): string => `Manifest ${location} ${number}`;

function head(manifest: ManifestPage): Piece[] {
  const right = LEFT + WIDTH / 2;
  const from = partyLines(manifest.from).slice(0, 5);
  return [
    text(LEFT, 15, WIDTH / 2, 7, title(manifest), { bold: true }),
    text(right, 15, WIDTH / 2, 7, manifest.carrier, { bold: true, align: "right" }),
    text(LEFT, 31, 60, 2.6, "FROM"),
    ...from.map((words, index) => text(LEFT, 35 + index * 5, WIDTH / 2 - 5, 3.6, words)),
    text(right, 31, 60, 2.6, "COLLECTION"),
    text(right, 35, WIDTH / 2, 3.6, `Closed on ${businessDate(manifest.closedAt, manifest.timeZone)}`),
    text(right, 40, WIDTH / 2, 3.6, `${manifest.packages} ${manifest.packages === 1 ? "package" : "packages"}`),
    text(right, 45, WIDTH / 2, 3.6, `${kilograms(manifest.weightG)} kg`),
  ];
}

const kilograms = (grams: number): string => (grams / 1000).toFixed(2);

function line({ position, line: it }: Numbered, y: number, currency: string): Piece[] {
  const to = it.to === null ? "Address erased" : [it.to.country, it.to.postcode, it.to.city].filter(Boolean).join(" ");
  const cost = formatMinor(it.costMinor, currency);
  const cells = [`${position}`, it.trackingNumber, it.service, it.orderNumber, to, kilograms(it.weightG), cost];
  return COLUMNS.map(({ x, width, align }, index) => text(x, y, width, 3.1, cells[index] ?? "", { align }));
}

function closing(manifest: ManifestPage, y: number): Piece[] {
  const [, , , , , weight, cost] = COLUMNS;
  const half = WIDTH / 2 - 5;
  return [
    rule(y + 0.5),
    text(LEFT + 13, y + 3, 80, 3.4, `${manifest.packages} in all`, { bold: true }),
    text(weight.x - 10, y + 3, weight.width + 10, 3.1, kilograms(manifest.weightG), { bold: true, align: "right" }),
    text(cost.x, y + 3, cost.width, 3.1, formatMinor(manifest.costMinor, manifest.currency), { bold: true, align: "right" }),
    text(cost.x - 20, y + 7.5, cost.width + 20, 2.8, manifest.currency, { align: "right" }),
    { kind: "rule", x: LEFT, y: y + 26, width: half, height: 0.3 },
    text(LEFT, y + 28, half, 2.8, "Handed over by, date"),
    { kind: "rule", x: LEFT + WIDTH / 2 + 5, y: y + 26, width: half, height: 0.3 },
    text(LEFT + WIDTH / 2 + 5, y + 28, half, 2.8, "Taken by, vehicle"),
  ];
}
