import { formatMoney } from "@/components/ui/figure-format";

type Priced = { costMinor: number | null; currency: string | null };

/** What labels cost together: one sum for each currency, as amounts of two are never added. Null where there is none. */
export function costsText(labels: readonly Priced[]): string | null {
  const sums = new Map<string, number>();
  for (const { costMinor, currency } of labels)
    if (costMinor !== null && currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + costMinor);
  return sums.size === 0 ? null : [...sums].map(([currency, minor]) => formatMoney(minor, currency)).join(" and ");
}
