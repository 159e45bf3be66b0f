import { randomKey } from "@/components/floor/random-key";
import type { ArrivingItem } from "@/components/floor/work/arrivals";

export type LookedUp = { ok: true; item: ArrivingItem } | { ok: false; detail: string };

const TIMEOUT_MS = 8_000;
const NO_CONNECTION = "No connection, and this device has not seen the code yet. Scan it again when the connection is back.";

/** What a code stands for, asked of the server: the whole catalogue is too large for a tablet. */
export async function lookUpItem(code: string): Promise<LookedUp> {
  try {
    const response = await fetch("/floor/do/item", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": randomKey() },
      body: JSON.stringify({ code }),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = (await response.json()) as { item?: ArrivingItem; detail?: string };
    if (response.ok && answer.item) return { ok: true, item: answer.item };
    return { ok: false, detail: answer.detail ?? "Nothing is known of this code." };
  } catch {
    return { ok: false, detail: NO_CONNECTION };
  }
}
