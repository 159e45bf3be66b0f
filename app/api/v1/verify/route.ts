import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";
import { verifyOnWire, verifySpec } from "@/lib/verify/api-spec";
import { PROMISES } from "@/lib/verify/promises";
import { VERIFY_REFUSALS } from "@/lib/verify/refusals";
import { lastOrFirstRun, verifyNow } from "@/lib/verify/verify-now";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(verifySpec, async ({ actor, query: { run: asked } }) => {
    if (asked !== "full") return Response.json(verifyOnWire(await lastOrFirstRun(actor.orgId), PROMISES));
    const outcome = await verifyNow(actor);
    return outcome.ok ? Response.json(verifyOnWire(outcome.run, PROMISES)) : refusalProblem(VERIFY_REFUSALS, outcome);
  }),
});
