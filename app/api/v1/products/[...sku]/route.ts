import { getProductSpec, putProductSpec } from "@/lib/catalogue/api-specs";
import { productOnWire } from "@/lib/catalogue/product";
import { putProduct } from "@/lib/catalogue/put-product";
import { findProduct } from "@/lib/catalogue/read-product";
import { CATALOGUE_REFUSALS } from "@/lib/catalogue/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getProductSpec, async ({ actor, params: { sku } }) => {
    const product = await findProduct(actor.orgId, { sku });
    return product ? Response.json(productOnWire(product)) : refusalProblem(CATALOGUE_REFUSALS, refuse("not_found", sku));
  }),
  PUT: apiRoute(putProductSpec, async ({ actor, params: { sku }, body }) => {
    const outcome = await putProduct(actor, sku, body);
    if (!outcome.ok) return refusalProblem(CATALOGUE_REFUSALS, outcome);
    return Response.json(productOnWire(outcome.product), { status: outcome.created ? 201 : 200 });
  }),
});
