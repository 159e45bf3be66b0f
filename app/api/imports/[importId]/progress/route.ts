import { readProgress } from "@/lib/channels/import/progress";
import { currentActor } from "@/lib/tenancy/session";

export const dynamic = "force-dynamic";

/** How far an import has come, for the open page of it. */
export async function GET(_request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!actor.rights.has("view")) return new Response(null, { status: 403 });
  const progress = await readProgress(actor, (await params).importId);
  if (!progress) return new Response(null, { status: 404 });
  return Response.json(progress, { headers: { "cache-control": "no-store" } });
}
