import { getCustomerSpec, putCustomerSpec } from "@/lib/customers/api-specs";
import { customerOnWire } from "@/lib/customers/customer";
import { putCustomer } from "@/lib/customers/put-customer";
import { findCustomer } from "@/lib/customers/read-customer";
import { CUSTOMER_REFUSALS } from "@/lib/customers/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getCustomerSpec, async ({ actor, params: { code } }) => {
    const customer = await findCustomer(actor.orgId, { code });
    return customer ? Response.json(customerOnWire(customer)) : refusalProblem(CUSTOMER_REFUSALS, refuse("not_found", code));
  }),
  PUT: apiRoute(putCustomerSpec, async ({ actor, params: { code }, body }) => {
    const outcome = await putCustomer(actor, code, body);
    if (!outcome.ok) return refusalProblem(CUSTOMER_REFUSALS, outcome);
    return Response.json(customerOnWire(outcome.customer), { status: outcome.created ? 201 : 200 });
  }),
});
