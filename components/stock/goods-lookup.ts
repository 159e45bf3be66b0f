import { type GoodsLine, joinLine, unitsOf } from "@/components/stock/goods-lines";
import type { FoundCode } from "@/lib/receiving/read-lookup";

const PROBLEMS = {
  unknown: "No product has this code.",
  not_stocked: "A bundle or a service has no stock of its own.",
  archived: "This product is archived.",
} as const satisfies Record<Extract<FoundCode, { ok: false }>["because"], string>;

/** Asks the server what codes stand for. */
export async function lookUp(codes: readonly string[], signal: AbortSignal): Promise<FoundCode[]> {
  const body = JSON.stringify({ codes });
  const answer = await fetch("/stock/lookup", { method: "POST", body, signal, headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`The look-up answered ${answer.status}`);
  return ((await answer.json()) as { items: FoundCode[] }).items;
}

/** Puts in what the codes stand for. A line that turns out to be the SKU of another, at the same cost, is added to it. */
export function settleLines(lines: readonly GoodsLine[], found: readonly FoundCode[]): GoodsLine[] {
  const byCode = new Map(found.map((entry) => [entry.code, entry]));
  return lines.reduce<GoodsLine[]>((settled, line) => {
    const entry = line.sku === null ? byCode.get(line.code) : undefined;
    if (!entry) return [...settled, line];
    if (!entry.ok) return [...settled, { ...line, problem: `${PROBLEMS[entry.because]} Remove the line or make the product first.` }];
    const known = { ...line, sku: entry.sku, name: entry.name, lots: entry.lots, problem: null };
    // A pack counts as its units once; scanned again it has to be looked up again.
    return joinLine(settled, entry.units === 1 ? known : { ...known, code: entry.sku, units: String(unitsOf(line) * entry.units) });
  }, []);
}
