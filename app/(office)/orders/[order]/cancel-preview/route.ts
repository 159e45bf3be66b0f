import { rehearseCancel } from "@/lib/orders/cancel";
import { cancelBody } from "@/lib/orders/inputs";
import { currentActor } from "@/lib/tenancy/session";

/** What canceling would release; nothing is written. For the dialog of the order page. */
export async function POST(request: Request, { params }: { params: Promise<{ order: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ detail: "Sign in again." }, { status: 401 });
  const body = cancelBody.safeParse(await request.json().catch(() => null));
  if (!body.success) return Response.json({ detail: "The request is not understood." }, { status: 400 });
  const { answer } = await rehearseCancel(actor, (await params).order, body.data);
  return Response.json(answer);
}
