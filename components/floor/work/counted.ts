/** What one scan in a bin stands for. */
export type CountedItem = { sku: string; name: string; lots: boolean; units: number; lot: string | null };

/** What was counted of one product, of one lot where it is kept by lot. */
export type Counted = { id: string; sku: string; name: string; lots: boolean; lot: string | null; units: number };

const idOf = (sku: string, lot: string | null): string => JSON.stringify([sku, lot]);

/** Adds the units of a scan. What was scanned last stands first. */
export function countUnits(counted: readonly Counted[], { sku, name, lots, units, lot }: CountedItem): Counted[] {
  const id = idOf(sku, lots ? lot : null);
  const before = counted.find((row) => row.id === id);
  const now = { id, sku, name, lots, lot: lots ? lot : null, units: (before?.units ?? 0) + units };
  return [now, ...counted.filter((row) => row.id !== id)];
}

export const setUnits = (counted: readonly Counted[], id: string, units: number): Counted[] =>
  counted.map((row) => (row.id === id ? { ...row, units } : row));

/** The lot that the product was counted with last: it goes on until another one is named. */
export const lastLot = (counted: readonly Counted[], sku: string): string | null => counted.find((row) => row.sku === sku)?.lot ?? null;

/** What is sent: what was not found is not named. */
export const entriesOf = (counted: readonly Counted[]) =>
  counted.filter(({ units }) => units > 0).map(({ sku, lot, units }) => (lot === null ? { sku, units } : { sku, lot, units }));
