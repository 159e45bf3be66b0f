import { replenishmentsSpec } from "@/lib/places/api-specs";
import { listReplenishments } from "@/lib/places/read-replenishments";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(replenishmentsSpec, async ({ actor, query: { location } }) => {
    const rows = await listReplenishments(actor, location);
    const items = rows.map(({ unitsInBin, leastUnits, mostUnits, moves, ...row }) => ({
      ...row,
      units_in_bin: unitsInBin,
      least_units: leastUnits,
      most_units: mostUnits,
      moves: moves.map(({ expiresOn, ...move }) => ({ ...move, expires_on: expiresOn })),
    }));
    return Response.json({ items });
  }),
});
