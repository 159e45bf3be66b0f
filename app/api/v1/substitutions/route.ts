import { cursorOf } from "@/lib/catalogue/keyset";
import { listProposals, wireProposal } from "@/lib/orders/read-proposals";
import { listProposalsSpec } from "@/lib/orders/substitution-api-specs";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listProposalsSpec, async ({ actor, query: { state, order, cursor, limit } }) => {
    const page = await listProposals(actor, { state, order }, { after: cursor }, limit);
    return Response.json({ items: page.items.map(wireProposal), next_cursor: page.next === null ? null : cursorOf(page.next) });
  }),
});
