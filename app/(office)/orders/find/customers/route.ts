import { formatMoney } from "@/components/ui/figure-format";
import { findBuyers, type FoundBuyer } from "@/lib/orders/find-goods";
import type { FoundChoice } from "@/lib/orders/found-choice";
import { currentActor } from "@/lib/tenancy/session";

/** Customers for the order form, with what they may still buy on credit. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ items: [] }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ items: [] }, { status: 403 });
  const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  return Response.json({ items: (await findBuyers(actor, text)).map(choiceOf) });
}

const choiceOf = (buyer: FoundBuyer): FoundChoice => ({ value: buyer.code, label: buyer.name, ...creditOf(buyer) });

function creditOf({ terms, termsDays, limitMinor, exposureMinor, currency }: FoundBuyer): Pick<FoundChoice, "figure" | "note" | "isShort"> {
  if (terms === "prepaid") return { figure: "prepaid", note: null, isShort: false };
  const figure = `${termsDays} days`;
  if (exposureMinor === null) return { figure, note: `no credit in ${currency}`, isShort: true };
  if (limitMinor === null) return { figure, note: "no limit", isShort: false };
  const freeMinor = Math.max(0, limitMinor - exposureMinor);
  return { figure, note: `${formatMoney(freeMinor, currency)} free`, isShort: freeMinor === 0 };
}
