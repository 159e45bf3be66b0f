import { z } from "zod";
import { lookUpCodes } from "@/lib/receiving/read-lookup";
import { currentActor } from "@/lib/tenancy/session";

const asked = z.object({ codes: z.array(z.string().trim().min(1).max(64)).max(500) });

/** The products that scanned, typed or pasted codes stand for. A question that is too long for an address. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ detail: "Sign in again." }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ detail: "You do not have the right to see products." }, { status: 403 });
  const body = asked.safeParse(await request.json().catch(() => null));
  if (!body.success) return Response.json({ detail: "The request is not understood." }, { status: 400 });
  return Response.json({ items: await lookUpCodes(actor, body.data.codes) });
}
