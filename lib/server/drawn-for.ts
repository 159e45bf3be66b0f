import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";

/** The field in which a form names the organization that its page was drawn for. */
export const DRAWN_FOR = "drawn_for";

export type Elsewhere = Refusal<"other_organization"> & { detail: string; refusal_id?: undefined };

const SENTENCE = "This page belongs to another organization than the one you are in now: reload it, or switch back. Nothing was written.";

/**
 * A session is shared by all tabs of a browser, and codes of products and customers have namesakes in other organizations:
 * what a page sends is not for the organization that was entered elsewhere meanwhile. Null where it may go on.
 */
export function refuseElsewhere({ orgId }: Pick<Actor, "orgId">, drawnFor: unknown): Elsewhere | null {
  if (drawnFor === null || drawnFor === undefined || drawnFor === orgId) return null;
  return { ...refuse("other_organization"), detail: SENTENCE };
}
