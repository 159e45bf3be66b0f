import { cursorOf } from "@/lib/catalogue/keyset";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { closeManifestSpec, listManifestsSpec } from "@/lib/shipping/api-specs";
import { closeManifests } from "@/lib/shipping/manifests";
import { listManifests, wireManifest } from "@/lib/shipping/read-manifests";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listManifestsSpec, async ({ actor, query: { location, cursor, limit } }) => {
    const page = await listManifests(actor, { location }, { after: cursor }, limit);
    return Response.json({ items: page.items.map(wireManifest), next_cursor: page.next === null ? null : cursorOf(page.next) });
  }),
  POST: apiRoute(closeManifestSpec, async ({ actor, body, once }) => outcomeResponse(await closeManifests(actor, body, { once }))),
});
