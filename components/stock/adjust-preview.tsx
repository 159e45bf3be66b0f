"use client";

import { formatUnits } from "@/components/ui/figure-format";
import type { WireStockRow } from "@/lib/receiving/read-levels";

export type Change = { location: string; condition: string; units: number };

/** Why it would be refused, or null. Good units never fall below what is reserved. */
export function refusalOf(row: WireStockRow, units: number): string | null {
  const after = row.on_hand + units;
  if (row.condition === "good" && after < row.reserved)
    return `${formatUnits(row.reserved)} are reserved for orders and transfers, so at most ${formatUnits(row.on_hand - row.reserved)} can be taken away. Cancel those first.`;
  if (after < 0) return `There are only ${formatUnits(row.on_hand)} in this condition.`;
  return null;
}

/** The product that a code stands for, or null, and its rows. */
export type ProductLevels = { product: { sku: string; name: string } | null; rows: readonly WireStockRow[] };

type AdjustPreviewProps = { levels: ProductLevels | null; change: Change; isFailed: boolean };

/** What would be on hand afterwards, before anything is done. */
export function AdjustPreview({ levels, change, isFailed }: AdjustPreviewProps) {
  if (isFailed) return <Line>The figures cannot be read now; the adjustment is checked when it is sent.</Line>;
  if (!levels) return <Line>Choose a product to see what would be on hand.</Line>;
  if (!levels.product) return <Line>No stocked product has this SKU or GTIN.</Line>;
  const row = levels.rows.find(({ location, condition }) => location === change.location && condition === change.condition);
  if (!row) return <Line>This product has no stock of its own there.</Line>;
  const refusal = change.units === 0 ? null : refusalOf(row, change.units);
  return (
    <div role="status" className="grid gap-2">
      <p>
        <bdi className="font-medium">{levels.product.name}</bdi> <span className="font-mono text-xs text-ink-2">{levels.product.sku}</span>
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-sm border border-line-2 px-3 py-2.5 sm:grid-cols-4">
        <Figure term="On hand now" value={formatUnits(row.on_hand)} />
        <Figure term="Reserved" value={formatUnits(row.reserved)} />
        <Figure term="Change" value={formatUnits(change.units, true)} />
        <Figure term="On hand afterwards" value={formatUnits(row.on_hand + change.units)} tone={refusal ? "stop" : "strong"} />
      </dl>
      {refusal && <p className="font-medium text-stop">{refusal}</p>}
    </div>
  );
}

const Line = ({ children }: { children: string }) => (
  <p role="status" className="text-ink-2">
    {children}
  </p>
);

function Figure({ term, value, tone }: { term: string; value: string; tone?: "stop" | "strong" }) {
  return (
    <div>
      <dt className="text-xs text-ink-2">{term}</dt>
      <dd className={tone === "stop" ? "font-semibold text-stop" : tone === "strong" ? "font-semibold" : undefined}>{value}</dd>
    </div>
  );
}
