import { plainDecimal, plainUnits, plainWhole } from "@/lib/catalogue/plain-number";
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
  /** The product is kept by lot: which one, and until when it is good. */
  lots?: boolean;
  lot?: string | undefined;
  day?: string | undefined;
};

/** A row whose product may be known already. */
export type NewRow = TypedRow & { sku?: string; name?: string; lots?: boolean };

/** New lines at the end; their keys go on from the highest. What is scanned again counts at once, before anybody has looked it up. */
export function addLines(lines: readonly GoodsLine[], rows: readonly NewRow[]): GoodsLine[] {
  const first = 1 + Math.max(0, ...lines.map(({ key }) => key));
  return rows.reduce<GoodsLine[]>(
    (all, row, index) => joinLine(all, { sku: null, name: "", ...row, key: first + index, problem: null }),
    [...lines],
  );
}

const isSame = (one: GoodsLine, other: GoodsLine): boolean =>
  one.code === other.code || (one.sku ?? one.code) === (other.sku ?? other.code);

/** Adds a line to the one of the same product and lot at the same cost, else at the end. A number that is no count stays a line of its own. */
export function joinLine(lines: readonly GoodsLine[], line: GoodsLine): GoodsLine[] {
  const joins = (known: GoodsLine) =>
    isSame(known, line) &&
    (known.lot || "") === (line.lot || "") &&
    (known.cost === line.cost || line.cost === "") &&
    unitsOf(known) > 0 &&
    unitsOf(line) > 0;
  const at = lines.findIndex(joins);
  if (at < 0) return [...lines, line];
  return lines.map((known, index) => (index === at ? { ...known, units: String(unitsOf(known) + unitsOf(line)), problem: null } : known));
}

export const unresolved = (lines: readonly GoodsLine[]): string[] => [
  ...new Set(lines.filter(({ sku, problem }) => sku === null && problem === null).map(({ code }) => code)),
];

export const unitsOf = ({ units }: Pick<GoodsLine, "units">): number => plainUnits(units);

export const totalUnits = (lines: readonly GoodsLine[]): number => lines.reduce((sum, line) => sum + unitsOf(line), 0);

/** As the form sends them. */
export const linesField = (lines: readonly GoodsLine[]): string =>
  JSON.stringify(
    lines.map(({ sku, code, units, cost, lot, day }) => ({
      sku: sku ?? code,
      units: plainWhole(units),
      unit_cost: cost.trim() === "" ? null : plainDecimal(cost),
      lot: lot || undefined,
      expires_on: day || undefined,
    })),
  );

/** A number that is too long for units and just right for a GTIN: somebody scanned while another field had the focus. */
export const isScan = (text: string): boolean => /^\d{8,14}$/.test(text.trim());
