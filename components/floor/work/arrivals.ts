/** What one scan of arriving goods stands for. */
export type ArrivingItem = { sku: string; name: string; lots: boolean; units: number; lot: string | null; expiresOn: string | null };

/** What was counted of one product, of one lot where it is kept by lot; damaged units beside the good ones. */
export type Arrival = {
  id: string;
  sku: string;
  name: string;
  lot: string | null;
  expiresOn: string | null;
  good: number;
  damaged: number;
};

const idOf = (sku: string, lot: string | null): string => JSON.stringify([sku, lot]);

/** Counts the units of a scan. What was scanned last stands first. */
export function count(arrivals: readonly Arrival[], item: ArrivingItem): Arrival[] {
  const lot = item.lots ? item.lot : null;
  const id = idOf(item.sku, lot);
  const before = arrivals.find((it) => it.id === id);
  const expiresOn = item.lots ? (item.expiresOn ?? before?.expiresOn ?? null) : null;
  const now = { id, sku: item.sku, name: item.name, lot, expiresOn, good: (before?.good ?? 0) + item.units, damaged: before?.damaged ?? 0 };
  return [now, ...arrivals.filter((it) => it.id !== id)];
}

/** The lot that the product was counted with last: whole pallets are of one lot, and its label is not on every unit. */
export const lotOf = (arrivals: readonly Arrival[], sku: string): Pick<Arrival, "lot" | "expiresOn"> | undefined =>
  arrivals.find((it) => it.sku === sku && it.lot !== null);

export const change = (arrivals: readonly Arrival[], id: string, to: { good: number; damaged: number }): Arrival[] =>
  arrivals.map((it) => (it.id === id ? { ...it, ...to } : it));

export const unitsIn = (arrivals: readonly Arrival[]): number => arrivals.reduce((sum, { good, damaged }) => sum + good + damaged, 0);
