import { A6, FOUR_BY_SIX_INCHES, type Label, type Party, type Piece, partyLines, type Size } from "@/lib/labels/label";
import { labelsPdf } from "@/lib/labels/render-pdf";
import { labelsZpl } from "@/lib/labels/render-zpl";

export type PackageFacts = {
  shipFrom: Party;
  shipTo: Party;
  carrier: string;
  service: string;
  /** None yet where the carrier gives it later. */
  trackingNumber: string | null;
  sscc: string;
  orderNumber: string;
  /** Second of three packages; the last number is unknown while packing goes on. */
  number: number;
  of: number | null;
  weightG: number | null;
};

export type PackageLabelSize = "4x6" | "a6";

const SIZES: Record<PackageLabelSize, Size> = { "4x6": FOUR_BY_SIX_INCHES, a6: A6 };
const MARGIN = 4;
const RULE = 0.4;

export async function packageLabelsPdf(packages: readonly PackageFacts[], size: PackageLabelSize, madeAt: Date): Promise<Buffer> {
  const orders = [...new Set(packages.map((facts) => facts.orderNumber))];
  return await labelsPdf(
    packages.map((facts) => packageLabel(facts, SIZES[size])),
    `Labels ${orders.join(", ")}`,
    madeAt,
  );
}

export function packageLabelsZpl(packages: readonly PackageFacts[], size: PackageLabelSize): string {
  return labelsZpl(packages.map((facts) => packageLabel(facts, SIZES[size])));
}

function packageLabel(facts: PackageFacts, size: Size): Label {
  const inner = { x: MARGIN, width: size.width - 2 * MARGIN };
  const rule = (y: number): Piece => ({ kind: "rule", ...inner, y, height: RULE });
  const pieces = [
    ...head(facts, inner),
    rule(24),
    ...shipTo(facts.shipTo, inner),
    rule(62),
    ...carriage(facts, size),
    rule(103),
    ...sscc(facts, size),
  ];
  return { size, pieces };
}

function head({ shipFrom, orderNumber, number, of, weightG }: PackageFacts, { x, width }: { x: number; width: number }): Piece[] {
  const half = width / 2;
  const right = { kind: "text", x: x + half, width: half, align: "right" } as const;
  const from: Piece[] = partyLines(shipFrom)
    .slice(0, 5)
    .map((text, index) => ({ kind: "text", x, y: 7 + index * 3.3, width: half - 2, size: 2.7, text }));
  return [
    { kind: "text", x, y: MARGIN, width: half, size: 2.2, text: "FROM" },
    ...from,
    { ...right, y: MARGIN, size: 2.2, text: "ORDER" },
    { ...right, y: 6.6, size: 4.2, bold: true, text: orderNumber },
    { ...right, y: 12.6, size: 4.2, bold: true, text: of === null ? `Package ${number}` : `${number} of ${of}` },
    ...(weightG === null ? [] : [{ ...right, y: 18.6, size: 3, text: `${(weightG / 1000).toFixed(2)} kg` }]),
  ];
}

function shipTo(party: Party, { x, width }: { x: number; width: number }): Piece[] {
  const [name = "", ...rest] = partyLines(party);
  return [
    { kind: "text", x, y: 25.6, width, size: 2.2, text: "SHIP TO" },
    { kind: "text", x, y: 29, width, size: 5, bold: true, text: name },
    ...rest.slice(0, 4).map((text, index): Piece => ({ kind: "text", x, y: 36 + index * 6.2, width, size: 4.6, text })),
  ];
}

function carriage({ carrier, service, trackingNumber }: PackageFacts, { width }: Size): Piece[] {
  const line = { kind: "text", x: MARGIN, width: width - 2 * MARGIN } as const;
  const named: Piece = { ...line, y: 64, size: 4.6, bold: true, text: `${carrier} ${service}` };
  if (trackingNumber === null) return [named, { ...line, y: 80, size: 3.4, text: "No tracking number yet" }];
  return [
    named,
    { kind: "bars", x: 0, width, y: 72, height: 22, symbology: "code128", data: trackingNumber },
    { ...line, y: 95.5, size: 4, align: "center", text: trackingNumber },
  ];
}

function sscc({ sscc: code }: PackageFacts, { width }: Size): Piece[] {
  const line = { kind: "text", x: MARGIN, width: width - 2 * MARGIN } as const;
  return [
    { ...line, y: 104.6, size: 2.2, text: "SSCC" },
    { kind: "bars", x: 5, width: width - 10, y: 108, height: 32, symbology: "gs1-128", data: `00${code}` },
    { ...line, y: 141, size: 4, align: "center", text: `(00) ${code}` },
  ];
}
