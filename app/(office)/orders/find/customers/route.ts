import { formatMoney } from "@/components/ui/figure-format";
import { findBuyers, type FoundBuyer } from "@/lib/orders/find-goods";
import { currentActor } from "@/lib/tenancy/session";

/** Customers for the order form, with what they may still buy on credit. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ items: [] }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ items: [] }, { status: 403 });
  const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const buyers = await findBuyers(actor, text);
  return Response.json({ items: buyers.map((buyer) => ({ value: buyer.code, label: buyer.name, hint: hintOf(buyer) })) });
}

function hintOf({ code, terms, limitMinor, exposureMinor, currency }: FoundBuyer): string {
  if (terms === "prepaid") return `${code}, prepaid`;
  if (exposureMinor === null) return `${code}, no credit`;
  if (limitMinor === null) return `${code}, no limit`;
  return `${code}, ${formatMoney(Math.max(0, limitMinor - exposureMinor), currency)} free`;
}
