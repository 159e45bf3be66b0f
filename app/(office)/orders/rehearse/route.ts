import { quoteOrder } from "@/lib/orders/quote";
import { currentActor } from "@/lib/tenancy/session";

/** What placing the typed order would do; nothing is written. For the order form. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ detail: "Sign in again." }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ detail: "This needs the right to see orders." }, { status: 403 });
  return Response.json(await quoteOrder(actor, await request.json().catch(() => null)));
}
