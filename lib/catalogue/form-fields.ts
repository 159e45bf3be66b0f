import { z } from "zod";
import { currency } from "@/lib/catalogue/field-schemas";
import { plainWhole } from "@/lib/catalogue/plain-number";

const blankIsNull = (text: string | undefined): string | null => (text === undefined || text.trim() === "" ? null : text.trim());

/** A form field that may stay empty (null); what was typed goes through the schema that the API uses. */
export const orNull = <Output>(schema: z.ZodType<Output, string>) =>
  z
    .string()
    .optional()
    .transform(blankIsNull)
    .pipe(z.union([z.null(), schema], { error: (issue) => firstMessage(issue) }));

/** What was typed as a number with or without decimals, null when nothing was. Digits may be grouped by spaces. */
export const numberOrNull = (schema: z.ZodType<number>, message: string) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      const typed = blankIsNull(text)?.replaceAll(/[\s\u00a0]/g, "");
      if (typed === undefined) return null;
      if (!/^-?\d+(\.\d+)?$/.test(typed)) return invalid(context, message);
      const parsed = schema.safeParse(Number(typed));
      return parsed.success ? parsed.data : invalid(context, parsed.error.issues[0]?.message ?? message);
    });

/** A whole number as typed, null when nothing was; read as `typedWhole` reads it. */
export const wholeOrNull = (schema: z.ZodType<number>, message: string) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      const typed = blankIsNull(text);
      return typed === null ? null : wholeIn(typed, schema, message, context);
    });

/** A whole number that has to be typed, read as the previews of forms read it: "1.000", "1,000" and "1 000" are 1000. */
export const typedWhole = (schema: z.ZodType<number>, message = "Write a whole number.") =>
  z.string(message).transform((text, context) => wholeIn(text, schema, message, context));

function wholeIn(text: string, schema: z.ZodType<number>, message: string, context: z.core.$RefinementCtx): number {
  const whole = plainWhole(text);
  if (!/^-?\d+$/.test(whole)) return invalid(context, message);
  const parsed = schema.safeParse(Number(whole));
  return parsed.success ? parsed.data : invalid(context, parsed.error.issues[0]?.message ?? message);
}

/** A checkbox: its value when ticked, absent when not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** A choice of three in a form: "" leaves it to the level above. */
export const yesNoOrNull = z
  .enum(["", "yes", "no"])
  .optional()
  .transform((value) => (value === "yes" ? true : value === "no" ? false : null));

/** A currency as people type it: "eur" is EUR. */
export const typedCurrency = z.string().trim().toUpperCase().pipe(currency);

export function invalid(context: z.core.$RefinementCtx, message: string): never {
  context.issues.push({ code: "custom", message, input: undefined });
  return z.NEVER;
}

function firstMessage(issue: z.core.$ZodRawIssue): string {
  const branches = "errors" in issue && Array.isArray(issue.errors) ? (issue.errors as z.core.$ZodIssue[][]) : [];
  return branches.at(-1)?.[0]?.message ?? "This is not valid.";
}
