import type { Stop } from "@/lib/fulfilment/read-walks";

/** What this device knows beyond the page: counts by stop that the server answered or that wait to be sent. */
export type Counts = Readonly<Record<string, { picked: number; dropped: number }>>;

export const leftOf = (stop: Stop, counts: Counts): number => {
  const now = countOf(stop, counts);
  return Math.max(0, stop.units - now.picked - now.dropped);
};

/** The page may be older or newer than what was scanned since; whoever counted further is right. */
export function countOf(stop: Stop, counts: Counts): { picked: number; dropped: number } {
  const own = counts[stop.id] ?? { picked: 0, dropped: 0 };
  return { picked: Math.max(own.picked, stop.picked), dropped: Math.max(own.dropped, stop.dropped) };
}

/** The stop to work on: the one chosen while it is open, else the next open one in walking order. */
export const currentStop = (stops: readonly Stop[], counts: Counts, chosen: string | null): Stop | undefined =>
  stops.find((stop) => stop.id === chosen && leftOf(stop, counts) > 0) ?? stops.find((stop) => leftOf(stop, counts) > 0);

/** Units that a code counts as at this stop, as far as this device can tell; null where only the server knows. */
export function unitsOfCode(stop: Stop, code: string): number | null {
  const text = code.trim();
  if (text === stop.sku) return 1;
  return stop.codes.find((known) => known.code === text || known.code.padStart(14, "0") === text.padStart(14, "0"))?.units ?? null;
}

/** A bin's label holds its code behind a letter; typed by hand it is the code alone. */
export const isBinCode = (scanned: string, bin: string): boolean =>
  scanned.trim().replace(/^B-/i, "").toUpperCase() === bin.toUpperCase() || scanned.trim().toUpperCase() === bin.toUpperCase();

/** The next open stop behind this one, round the end of the walk. */
export function nextOpen(stops: readonly Stop[], id: string, counts: Counts): string {
  const at = stops.findIndex((stop) => stop.id === id);
  const turned = [...stops.slice(at + 1), ...stops.slice(0, at)];
  return turned.find((stop) => leftOf(stop, counts) > 0)?.id ?? id;
}

/** How the units that are left are confirmed after one was scanned: as whole cases where they fit, else one by one. */
export function restOf(stop: Stop, code: string, open: number): [code: string, units: number] {
  const each = unitsOfCode(stop, code) ?? 1;
  return each > open ? [stop.sku, open] : [code, Math.floor(open / each)];
}
