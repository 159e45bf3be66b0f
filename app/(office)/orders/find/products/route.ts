import { priceText } from "@/components/orders/page/price-text";
import { formatUnits } from "@/components/ui/figure-format";
import { findGoods, type FoundGoods } from "@/lib/orders/find-goods";
import type { FoundChoice } from "@/lib/orders/found-choice";
import { currentActor } from "@/lib/tenancy/session";

/** Products for the line editor, with the customer's price and what is free. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ items: [] }, { status: 401 });
  if (!actor.rights.has("view")) return Response.json({ items: [] }, { status: 403 });
  const query = new URL(request.url).searchParams;
  const text = (query.get("q") ?? "").slice(0, 200);
  const goods = await findGoods(actor, { text, customer: query.get("customer") || null, currency: query.get("currency") || null });
  return Response.json({ items: goods.map(choiceOf) });
}

const choiceOf = ({ sku, name, price, currency, availableUnits }: FoundGoods): FoundChoice => ({
  value: sku,
  label: name,
  figure: price === null ? `no price in ${currency}` : priceText(price, currency),
  note: availableUnits === null ? null : `${formatUnits(availableUnits)} free`,
  isShort: availableUnits === 0,
});
