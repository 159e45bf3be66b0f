import { z } from "zod";
import { readStockLevels } from "@/lib/receiving/read-levels";
import { currentActor } from "@/lib/tenancy/session";

const asked = z.string().trim().min(1).max(64);

/** What there is of one SKU now, for forms that show what would be left. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ detail: "Sign in again." }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ detail: "You do not have the right to see stock." }, { status: 403 });
  const sku = asked.safeParse(new URL(request.url).searchParams.get("sku"));
  if (!sku.success) return Response.json({ detail: "Name a SKU." }, { status: 400 });
  const { rows } = await readStockLevels(actor, [sku.data]);
  return Response.json({ rows }, { headers: { "cache-control": "no-store" } });
}
