import { liveResponse } from "@/lib/live/stream";
import { currentFloor } from "@/lib/floor/session";
import { currentActor } from "@/lib/tenancy/session";

export const dynamic = "force-dynamic";

/** Server-sent events: which orders of the signed-in person's organization changed. Ids only, so that it tells nothing new. */
export async function GET(request: Request): Promise<Response> {
  const actor = (await currentActor()) ?? (await currentFloor())?.actor;
  if (!actor?.id) return new Response(null, { status: 401 });
  if (!actor.rights.has("view")) return new Response(null, { status: 403 });
  const lastId = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
  return liveResponse({ orgId: actor.orgId, userId: actor.id }, lastId, request.signal);
}
