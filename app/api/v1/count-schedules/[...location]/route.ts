import { listSchedulesSpec, putScheduleSpec } from "@/lib/counting/schedule-specs";
import { listSchedules, putSchedule } from "@/lib/counting/schedules";
import { PLACE_REFUSALS } from "@/lib/places/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listSchedulesSpec, async ({ actor, params: { location } }) =>
    Response.json({ items: await listSchedules(actor.orgId, location) }),
  ),
  PUT: apiRoute(putScheduleSpec, async ({ actor, params: { location }, body }) => {
    const outcome = await putSchedule(actor, location, body);
    return outcome.ok ? Response.json({ items: await listSchedules(actor.orgId, location) }) : refusalProblem(PLACE_REFUSALS, outcome);
  }),
});
