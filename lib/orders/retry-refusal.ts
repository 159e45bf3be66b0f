import "server-only";
import { z } from "zod";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { hashBody } from "@/lib/transaction/idempotency";
import { type PlaceBody, placeBody } from "./inputs";
import type { Refused } from "./move-answer";
import { placeAgain } from "./place-again";
import { REFUSED_REFUSALS, readRefusal } from "./read-refusals";
import { REFUSALS } from "./refusals";
import type { WireOrder } from "./wire";

export const RETRY_REFUSALS = {
  ...REFUSALS,
  ...REFUSED_REFUSALS,
  retry_not_possible: { title: "This was a move on an existing order: try it again on the order's page." },
  retry_running: { title: "This is being tried right now; look again in a moment." },
} as const satisfies Record<string, { title: string }>;

/** The key is made with the button, so that a double click tries once. */
export const retryForm = z.object({ id: z.uuid(), key: z.uuid() });

export type Retried = { ok: true; order: WireOrder } | Refused | Refusal<keyof typeof RETRY_REFUSALS>;

/** Places what was refused once more, exactly as it was asked for; the refusal is settled with the order. */
export async function retryRefusal(actor: Actor, { id, key }: z.output<typeof retryForm>): Promise<Retried> {
  const refusal = await readRefusal(actor, id);
  if (!refusal) return refuse("not_found");
  const body = requestOf(refusal.request);
  if (!body || refusal.move !== "place" || refusal.orderId) return refuse("retry_not_possible");
  const once = { route: "retry refused", key, bodyHash: hashBody({ id, body }) };
  const outcome = await placeAgain(actor, id, body, { once, unchanged: true });
  return outcome.kind === "answer" ? outcome.answer : refuse("retry_running");
}

const requestOf = (request: unknown): PlaceBody | null => {
  const parsed = placeBody.safeParse(request);
  return parsed.success ? parsed.data : null;
};
