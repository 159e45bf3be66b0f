import { binLabels } from "@/lib/places/bin-labels";
import { filterOf } from "@/lib/places/list-bins";
import { binListInput } from "@/lib/places/list-input";
import { currentActor } from "@/lib/tenancy/session";

/** Labels to hang on the bins that the list's filters leave, as many as one file holds; `after` goes on behind a code. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ detail: "Sign in again." }, { status: 401 });
  if (!actor.rights.has("manage"))
    return Response.json({ detail: "Only people who may manage the organization print labels." }, { status: 403 });
  const input = binListInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const pdf = await binLabels(actor.orgId, filterOf(input), input.after);
  if (!pdf) return Response.json({ detail: "No bin fits these filters." }, { status: 404 });
  const headers = { "content-type": "application/pdf", "content-disposition": 'inline; filename="bins.pdf"', "cache-control": "no-store" };
  return new Response(new Uint8Array(pdf), { headers });
}
