import { z } from "zod";
import { COUNT_PACES } from "@/db/values";
import { code } from "@/lib/catalogue/field-schemas";
import { orNull, wholeOrNull } from "@/lib/catalogue/form-fields";

const DAYS_FORM = "Write a whole number of days from 1 to 400.";
const days = z.int(DAYS_FORM).min(1, DAYS_FORM).max(400, DAYS_FORM);
const BINS_FORM = "Write a whole number of bins from 1 to 500.";
const mostBins = z.int(BINS_FORM).min(1, BINS_FORM).max(500, BINS_FORM);
const PACE_FORM = "A comes round at least as often as B, and B as often as C.";

const pace = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("every"), days: days.meta({ description: "Each bin comes round after so many counting days." }) }),
  z
    .object({ kind: z.literal("abc"), a: days, b: days, c: days })
    .refine(({ a, b, c }) => a <= b && b <= c, PACE_FORM)
    .meta({
      description:
        "Counting days by class. A: bins with the products that make up four fifths of the units shipped from here in the last 90 days; B: the next 15 %; C: all others.",
    }),
]);
const weekday = z.int().min(1).max(7);

/** PUT /api/v1/count-schedules/{location}: the schedule of the location, or of the zone that is named. */
export const scheduleBody = z.object({
  zone: code.nullish().meta({ description: "Left out: the location, but for zones with a schedule of their own." }),
  pace,
  weekdays: z
    .array(weekday)
    .min(1, "Name at least one day.")
    .max(7)
    .default([1, 2, 3, 4, 5])
    .meta({ description: "Counting days: 1 is Monday, 7 Sunday." }),
  most_bins: mostBins.meta({ description: "At most so many bins are asked for on one day." }),
  stopped: z.boolean().default(false).meta({ description: "true: it asks for nothing until it is put again." }),
});
export type ScheduleBody = z.output<typeof scheduleBody>;

const daysField = wholeOrNull(days, DAYS_FORM);

/** The same from the form in the settings. */
export const scheduleForm = z
  .object({
    location: code,
    zone: orNull(code),
    pace: z.enum(COUNT_PACES),
    every_days: daysField,
    a_days: daysField,
    b_days: daysField,
    c_days: daysField,
    most_bins: wholeOrNull(mostBins, BINS_FORM),
    weekdays: z.array(z.coerce.number().pipe(weekday)).min(1, "Choose at least one day."),
  })
  .refine(({ most_bins }) => most_bins !== null, { path: ["most_bins"], message: BINS_FORM })
  .refine(({ pace, every_days }) => pace !== "every" || every_days !== null, { path: ["every_days"], message: DAYS_FORM })
  .refine(({ pace, a_days, b_days, c_days }) => pace !== "abc" || (a_days !== null && b_days !== null && c_days !== null), {
    path: ["a_days"],
    message: DAYS_FORM,
  })
  .refine(({ pace, a_days, b_days, c_days }) => pace !== "abc" || ((a_days ?? 0) <= (b_days ?? 0) && (b_days ?? 0) <= (c_days ?? 0)), {
    path: ["c_days"],
    message: PACE_FORM,
  });

/** What the form says, as the body of the API. */
export function bodyOfForm(form: z.output<typeof scheduleForm>): ScheduleBody {
  const { zone, every_days, a_days, b_days, c_days, most_bins, weekdays } = form;
  const every = { kind: "every" as const, days: every_days ?? 1 };
  const abc = { kind: "abc" as const, a: a_days ?? 1, b: b_days ?? 1, c: c_days ?? 1 };
  return { zone, pace: form.pace === "every" ? every : abc, weekdays, most_bins: most_bins ?? 1, stopped: false };
}

export const stopScheduleForm = z.object({ location: code, zone: orNull(code) });
