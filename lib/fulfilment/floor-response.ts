import { firstRows, hasMore } from "@/lib/catalogue/first-rows";
import type { Actor } from "@/lib/tenancy/actor";
import { answerResponse } from "@/lib/server/outcome-response";
import { findWorkplace } from "./find-location";
import { FLOOR_REFUSALS } from "./refusals";

type Refusal = { ok: false; code: string; detail: string };

/** A list of a location's floor, with whether it goes on, or why it cannot be seen. */
export async function listResponse<Item>(actor: Actor, location: string, list: (locationId: string) => Promise<Item[]>): Promise<Response> {
  const found = await findWorkplace(actor, location);
  if (!found.ok) return answerResponse(found, FLOOR_REFUSALS[found.code].status);
  const rows = await list(found.locationId);
  return Response.json({ items: firstRows(rows), has_more: hasMore(rows) });
}

/** One thing of the floor; what lies at a location where the person does not work is not there. */
export function oneResponse(
  actor: Actor,
  found: ({ locationId: string } & object) | null,
  missing: { status: number; answer: Refusal },
): Response {
  const seen = found && (actor.locationIds === null || actor.locationIds.includes(found.locationId)) ? found : null;
  if (seen) {
    const { locationId: _, ...shown } = seen;
    return Response.json(shown);
  }
  return answerResponse(missing.answer, missing.status);
}
