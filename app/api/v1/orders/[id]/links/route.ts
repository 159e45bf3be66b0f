import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";
import { makeLinkSpec, revokeLinksSpec } from "@/lib/track/api-specs";
import { LINK_REFUSALS, makeLink, revokeLinks } from "@/lib/track/office-links";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(makeLinkSpec, async ({ actor, params: { id } }) => {
    const made = await makeLink(actor, id);
    if (!made.ok) return refusalProblem(LINK_REFUSALS, made);
    return Response.json({ url: made.url, expires_at: made.expiresAt.toISOString() }, { status: 201 });
  }),
  DELETE: apiRoute(revokeLinksSpec, async ({ actor, params: { id } }) => {
    const ended = await revokeLinks(actor, id);
    return ended.ok ? Response.json({ revoked: ended.revoked }) : refusalProblem(LINK_REFUSALS, ended);
  }),
});
