import { z } from "zod";
import { pathCode } from "@/lib/catalogue/path-code";
import { apiSpec } from "@/lib/server/api-spec";
import { scheduleBody } from "./schedule-inputs";

const tag = "Counts";
const count = z.int();
const days = z.int();
const schedule = z
  .object({
    location: z.string(),
    zone: z.string().nullable().meta({ description: "null: the location, but for zones with a schedule of their own." }),
    zone_name: z.string().nullable(),
    pace: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("every"), days }),
      z.object({ kind: z.literal("abc"), a: days, b: days, c: days }),
    ]),
    weekdays: z.array(z.int()),
    most_bins: count,
    stopped: z.boolean(),
    last_day: z
      .object({ day: z.iso.date(), due_bins: count, opened_bins: count })
      .nullable()
      .meta({ description: "The last counting day that was opened." }),
    open_counts: count.meta({ description: "Of its counts, those that nobody has made yet." }),
  })
  .meta({ id: "CountSchedule" });
const schedules = z.object({ items: z.array(schedule) });
const params = z.object({ location: pathCode });

export const listSchedulesSpec = apiSpec({
  method: "GET",
  path: "/api/v1/count-schedules/{location}",
  id: "listCountSchedules",
  tag,
  summary: "What is counted at a location without anybody asking",
  right: "view",
  params,
  answers: { 200: { description: "The schedule of the location, then those of its zones.", schema: schedules } },
});

export const putScheduleSpec = apiSpec({
  method: "PUT",
  path: "/api/v1/count-schedules/{location}",
  id: "putCountSchedule",
  tag,
  summary: "Make or change the schedule of a location or of one of its zones",
  description:
    "Counts are opened once a counting day, the longest overdue bins first. A day on which nothing could be opened is made up for with the next one, once. A bin that waits for its count is not asked for again.",
  right: "manage",
  params,
  body: scheduleBody,
  answers: {
    200: { description: "The schedules as they are now.", schema: schedules },
    422: { description: "There is no such location or zone in use." },
  },
});
