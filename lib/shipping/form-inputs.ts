import { z } from "zod";
import { code, lineOf } from "@/lib/catalogue/field-schemas";
import { invalid, typedCurrency, wholeOrNull } from "@/lib/catalogue/form-fields";
import { findRateProblems, rateRows, readRates, readZones, type TypedRate, zoneRows } from "@/lib/shipping/rate-text";
import type { RateRow, ZoneRow } from "@/lib/shipping/rates";

const seen = z.string();

/** A whole number that has to be written. */
const whole = (least: number, most: number, unit: string) => {
  const message = `Write ${unit} from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}.`;
  return wholeOrNull(z.int(message).min(least, message).max(most, message), message).transform(
    (value, context) => value ?? invalid(context, message),
  );
};

const side = whole(1, 5000, "whole millimetres");
const cartonFields = {
  name: lineOf(120, "Write a name that packers know."),
  length_mm: side,
  width_mm: side,
  height_mm: side,
  tare_g: whole(0, 100_000, "whole grams"),
  most_g: whole(1, 1_000_000, "whole grams"),
};

export const newCartonForm = z.object({ code, ...cartonFields });
export const editCartonForm = z.object({ code, seen, ...cartonFields });
export const archiveCartonForm = z.object({ code });
export type CartonInput = z.output<z.ZodObject<typeof cartonFields>>;

const MOST_ROWS = 2000;

/** A field of many lines, read by `read`; every line that is not understood is said at the field. */
const linesOf = <Row>(read: (text: string) => { rows: Row[]; problems: string[] }, emptyMessage: string) =>
  z
    .string()
    .optional()
    .transform((text, context): Row[] => {
      const { rows, problems } = read(text ?? "");
      if (rows.length === 0 && problems.length === 0) return invalid(context, emptyMessage);
      if (rows.length > MOST_ROWS) return invalid(context, `At most ${MOST_ROWS.toLocaleString("en")} lines.`);
      for (const message of problems) context.issues.push({ code: "custom", message, input: undefined });
      return problems.length > 0 ? z.NEVER : rows;
    });

const divisorMessage = "Write whole cubic centimetres a kilogram, from 1,000 to 10,000, or nothing.";

const serviceFields = {
  name: lineOf(120, "Write a name such as Standard."),
  currency: typedCurrency,
  transit_days: whole(0, 60, "days"),
  volume_divisor: wholeOrNull(z.int(divisorMessage).min(1000, divisorMessage).max(10_000, divisorMessage), divisorMessage),
  zones: linesOf(readZones, "Write at least one zone, such as “1; DE”."),
  rates: linesOf(readRates, "Write at least one price, such as “1; 2; 5.90”."),
};

const ratesFitZones = (form: { zones: ZoneRow[]; rates: TypedRate[]; currency: string }, context: z.core.$RefinementCtx): void => {
  for (const message of findRateProblems(form.zones, form.rates, form.currency))
    context.addIssue({ code: "custom", path: ["rates"], message });
};

export const newServiceForm = z.object({ carrier: code, code, ...serviceFields }).superRefine(ratesFitZones);
export const editServiceForm = z.object({ service_id: z.uuid(), seen, ...serviceFields }).superRefine(ratesFitZones);
export const archiveServiceForm = z.object({ service_id: z.uuid() });
export type ServiceInput = z.output<z.ZodObject<typeof serviceFields>>;

/** The tables as they are kept. */
export const tablesOf = ({ zones, rates, currency }: ServiceInput): { zones: ZoneRow[]; rates: RateRow[] } => ({
  zones: zoneRows(zones),
  rates: rateRows(rates, currency),
});
