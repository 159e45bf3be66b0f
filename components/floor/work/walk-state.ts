import { plainCode } from "@/lib/scanning/plain-code";
import type { Stop } from "@/lib/fulfilment/read-walks";

/** Units to take out of a bin, for whatever purpose. */
export type WalkStop = Omit<Stop, "fulfilment" | "number" | "order" | "tote" | "note">;

/** What this device knows beyond the page: counts by stop that the server answered or that wait to be sent. */
export type Counts = Readonly<Record<string, { picked: number; dropped: number }>>;

export const leftOf = (stop: WalkStop, counts: Counts): number => {
  const now = countOf(stop, counts);
  return Math.max(0, stop.units - now.picked - now.dropped);
};

/** The page may be older or newer than what was scanned since; whoever counted further is right. */
export function countOf(stop: WalkStop, counts: Counts): { picked: number; dropped: number } {
  const own = counts[stop.id] ?? { picked: 0, dropped: 0 };
  return { picked: Math.max(own.picked, stop.picked), dropped: Math.max(own.dropped, stop.dropped) };
}

/** The stop to work on: the one chosen while it is open, else the next open one in walking order. */
export const currentStop = <S extends WalkStop>(stops: readonly S[], counts: Counts, chosen: string | null): S | undefined =>
  stops.find((stop) => stop.id === chosen && leftOf(stop, counts) > 0) ?? stops.find((stop) => leftOf(stop, counts) > 0);

/** Units that a code counts as at this stop, as far as this device can tell; null where only the server knows. */
export function unitsOfCode(stop: WalkStop, code: string): number | null {
  const text = plainCode(code);
  if (text === stop.sku) return 1;
  return stop.codes.find((known) => known.code === text || known.code.padStart(14, "0") === text.padStart(14, "0"))?.units ?? null;
}

/** A bin's label holds its code behind a letter; typed by hand it is the code alone. */
export const isBinCode = (scanned: string, bin: string): boolean =>
  [plainCode(scanned), plainCode(scanned).replace(/^B-/i, "")].some((code) => code.toUpperCase() === bin.toUpperCase());

/** The next open stop behind this one, round the end of the walk. */
export function nextOpen(stops: readonly WalkStop[], id: string, counts: Counts): string {
  const at = stops.findIndex((stop) => stop.id === id);
  const turned = [...stops.slice(at + 1), ...stops.slice(0, at)];
  return turned.find((stop) => leftOf(stop, counts) > 0)?.id ?? id;
}

/** How the units that are left are confirmed after one was scanned: as whole cases where they fit, else one by one. */
export function restOf(stop: WalkStop, code: string, open: number): [code: string, units: number] {
  const each = unitsOfCode(stop, code) ?? 1;
  return each > open ? [stop.sku, open] : [code, Math.floor(open / each)];
}

/** How many units of the walk are picked, of those that are there. */
export function progressOf(stops: readonly WalkStop[], counts: Counts): { value: number; max: number; label: string } {
  const total = stops.reduce((sum, stop) => sum + stop.units - countOf(stop, counts).dropped, 0);
  const picked = stops.reduce((sum, stop) => sum + countOf(stop, counts).picked, 0);
  return { value: picked, max: Math.max(total, 1), label: `${picked} of ${total}` };
}
