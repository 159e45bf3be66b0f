import type { ArrivingItem } from "@/components/floor/work/arrivals";
import { codeReader, NO_READER } from "@/components/floor/work/code-reader";
import type { KnownCode } from "@/lib/places/read-codes";

export type KnownItem = Pick<ArrivingItem, "sku" | "name" | "lots">;
/** Codes that were looked up once: they are known from then on, without a connection, too. */
export type SeenCodes = Readonly<Record<string, ArrivingItem>>;

type Codes = {
  items: readonly KnownItem[];
  codes: readonly KnownCode[];
  seen: () => SeenCodes;
  onSeen: (code: string, item: ArrivingItem) => void;
};

/** What a scan stands for, or why nothing is known of it: asked of this device first, then of the server. */
export async function readItem(text: string, { items, codes, seen, onSeen }: Codes): Promise<ArrivingItem | string> {
  const code = text.trim();
  const before = seen()[code];
  if (before) return before;
  const reader = await codeReader();
  if (!reader) return NO_READER;
  const skus = items.map(({ sku }) => sku);
  const here = reader.findItem(code, codes, skus);
  const of = here && items.find(({ sku }) => sku === here.sku);
  if (here && of) return { ...here, ...of };
  const server = await import("@/components/floor/work/look-up-item").catch(() => null);
  if (!server) return NO_READER;
  const asked = await server.lookUpItem(code);
  if (!asked.ok) return asked.detail;
  // What is asked for says itself whether its lot has to be named here.
  const item = { ...asked.item, ...items.find(({ sku }) => sku === asked.item.sku) };
  onSeen(code, item);
  return item;
}
