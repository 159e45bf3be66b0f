import type { FoundCode } from "@/lib/receiving/read-lookup";
import { plainDecimal, plainUnits, plainWhole } from "@/lib/receiving/plain-number";
import type { TypedRow } from "@/lib/receiving/typed-rows";

/** One line of goods while it is being written. Without a SKU nobody has yet looked up what its code stands for. */
export type GoodsLine = {
  key: number;
  code: string;
  sku: string | null;
  name: string;
  units: string;
  cost: string;
  problem: string | null;
};

const PROBLEMS = {
  unknown: "No product has this code.",
  not_stocked: "A bundle or a service has no stock of its own.",
  archived: "This product is archived.",
} as const satisfies Record<Extract<FoundCode, { ok: false }>["because"], string>;

/** New lines at the end; their keys go on from the highest. */
export function addLines(lines: readonly GoodsLine[], rows: readonly TypedRow[]): GoodsLine[] {
  const first = 1 + Math.max(0, ...lines.map(({ key }) => key));
  return [...lines, ...rows.map((row, index) => ({ ...row, key: first + index, sku: null, name: "", problem: null }))];
}

/** Puts in what the codes stand for. A line that turns out to be the SKU of another, at the same cost, is added to it. */
export function settleLines(lines: readonly GoodsLine[], found: readonly FoundCode[]): GoodsLine[] {
  const byCode = new Map(found.map((entry) => [entry.code, entry]));
  const settled: GoodsLine[] = [];
  for (const line of lines) {
    const entry = line.sku === null ? byCode.get(line.code) : undefined;
    if (!entry) settled.push(line);
    else if (!entry.ok) settled.push({ ...line, problem: PROBLEMS[entry.because] });
    else joinLine(settled, { ...line, sku: entry.sku, name: entry.name, problem: null });
  }
  return settled;
}

function joinLine(settled: GoodsLine[], line: GoodsLine): void {
  const at = settled.findIndex(({ sku, cost }) => sku === line.sku && (cost === line.cost || line.cost === ""));
  const known = settled[at];
  const sum = Number(known?.units) + Number(line.units);
  if (!known || !Number.isSafeInteger(sum)) settled.push(line);
  else settled[at] = { ...known, units: String(sum) };
}

export const unresolved = (lines: readonly GoodsLine[]): string[] => [
  ...new Set(lines.filter(({ sku, problem }) => sku === null && problem === null).map(({ code }) => code)),
];

export const unitsOf = ({ units }: Pick<GoodsLine, "units">): number => plainUnits(units);

export const totalUnits = (lines: readonly GoodsLine[]): number => lines.reduce((sum, line) => sum + unitsOf(line), 0);

/** As the form sends them. */
export const linesField = (lines: readonly GoodsLine[]): string =>
  JSON.stringify(
    lines.map(({ sku, code, units, cost }) => ({
      sku: sku ?? code,
      units: plainWhole(units),
      unit_cost: cost.trim() === "" ? null : plainDecimal(cost),
    })),
  );

/** A number that is too long for units and just right for a GTIN: somebody scanned while another field had the focus. */
export const isScan = (text: string): boolean => /^\d{8,14}$/.test(text.trim());
