import { getPriceListSpec, putPriceListSpec } from "@/lib/catalogue/api-specs";
import { cursorOf } from "@/lib/catalogue/keyset";
import { putPriceList } from "@/lib/catalogue/put-price-list";
import { findPriceList, priceListOnWire } from "@/lib/catalogue/read-price-list";
import { CATALOGUE_REFUSALS } from "@/lib/catalogue/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getPriceListSpec, async ({ actor, params: { code }, query: { q = "", cursor, limit } }) => {
    const found = await findPriceList(actor.orgId, code, q, { after: cursor }, limit);
    if (!found) return refusalProblem(CATALOGUE_REFUSALS, refuse("not_found", code));
    const { list, page } = found;
    const prices = page.items.map(({ sku, unitPrice }) => ({ sku, unit_price: unitPrice }));
    return Response.json({ ...priceListOnWire(list), prices, next_cursor: page.next && cursorOf(page.next) });
  }),
  PUT: apiRoute(putPriceListSpec, async ({ actor, params: { code }, body }) => {
    const outcome = await putPriceList(actor, code, body);
    if (!outcome.ok) return refusalProblem(CATALOGUE_REFUSALS, outcome);
    return Response.json(priceListOnWire(outcome.list), { status: outcome.created ? 201 : 200 });
  }),
});
