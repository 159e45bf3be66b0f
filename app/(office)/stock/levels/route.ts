import { z } from "zod";
import { readStockLevels } from "@/lib/receiving/read-levels";
import { lookUpCodes } from "@/lib/receiving/read-lookup";
import { currentActor } from "@/lib/tenancy/session";

const asked = z.string().trim().min(1).max(64);

/** What there is of the product that a SKU or GTIN stands for, for forms that show what would be left. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ detail: "Sign in again." }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ detail: "You do not have the right to see stock." }, { status: 403 });
  const code = asked.safeParse(new URL(request.url).searchParams.get("code"));
  if (!code.success) return Response.json({ detail: "Name a SKU or GTIN." }, { status: 400 });
  const [found] = await lookUpCodes(actor, [code.data]);
  const product = found?.ok ? { sku: found.sku, name: found.name } : null;
  const { rows } = product ? await readStockLevels(actor, [product.sku]) : { rows: [] };
  return Response.json({ product, rows }, { headers: { "cache-control": "no-store" } });
}
