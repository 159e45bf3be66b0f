import { z } from "zod";
import { CREDIT_POLICIES, SPLITS, STRATEGIES, TAG_CONDITIONS } from "@/db/values";
import { code, country, latitude, lineOf, longitude, optionalLineOf } from "@/lib/catalogue/field-schemas";
import { invalid, numberOrNull, orNull, ticked, typedCurrency, wholeOrNull } from "@/lib/catalogue/form-fields";
import { toMinor } from "@/lib/ledger/money";

const seen = z.string();
const ZONES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
export const TIME_ZONES: readonly string[] = [...ZONES].toSorted();

export const organizationForm = z.object({
  seen,
  name: lineOf(200, "Write the name that customers read in their mail."),
  time_zone: z.string().refine((zone) => ZONES.has(zone), "Choose a time zone of the list, such as Europe/Podgorica."),
  currency: typedCurrency,
  order_prefix: z
    .string()
    .optional()
    .transform((prefix) => (prefix ?? "").trim())
    .refine((prefix) => /^[A-Za-z0-9-]{0,10}$/.test(prefix), "At most ten letters, digits and dashes."),
});
export type OrganizationInput = z.output<typeof organizationForm>;

/** The channel rows of the form; unused ones stay empty. */
export const CHANNEL_ROWS = 12;
const channelRow = Array.from({ length: CHANNEL_ROWS }, (_, row) => row);
const channelFields = Object.fromEntries(
  channelRow.flatMap((row) => [
    [`channel_${row}`, orNull(code)],
    [`channel_${row}_strategy`, z.enum(["", ...STRATEGIES]).optional()],
  ]),
) as Record<string, z.ZodType<string | null | undefined, string | undefined>>;

const DAYS_FORM = "Write 1 to 365 days.";

export const policyForm = z
  .object({
    ...channelFields,
    seen,
    strategy: z.enum(STRATEGIES),
    credit_policy: z.enum(CREDIT_POLICIES),
    allow_backorder: ticked,
    ship_complete: ticked,
    allow_substitution: ticked,
    customers_cancel: ticked,
    split: z.enum(SPLITS),
    prices_include_tax: ticked,
    pay_within_days: wholeOrNull(z.int(DAYS_FORM).min(1, DAYS_FORM).max(365, DAYS_FORM), DAYS_FORM),
  })
  .superRefine((form, context) => {
    const taken = new Set<string>();
    if (form.pay_within_days === null) context.addIssue({ code: "custom", path: ["pay_within_days"], message: DAYS_FORM });
    for (const row of channelRow) {
      const { channel, strategy } = channelOf(form, row);
      const problem = (message: string) => context.addIssue({ code: "custom", path: [`channel_${row}`], message });
      if (channel === null && strategy !== null) problem("Write the name of the channel.");
      if (channel !== null && taken.has(channel)) problem("This channel is named twice.");
      if (channel !== null) taken.add(channel);
    }
  });
export type PolicyInput = z.output<typeof policyForm>;

function channelOf(form: Record<string, unknown>, row: number): { channel: string | null; strategy: string | null } {
  const channel = form[`channel_${row}`];
  const strategy = form[`channel_${row}_strategy`];
  return {
    channel: typeof channel === "string" ? channel : null,
    strategy: typeof strategy === "string" && strategy !== "" ? strategy : null,
  };
}

/** Strategy by channel; a channel without a strategy is left to the organization's and not kept. */
export const channelStrategiesOf = (form: PolicyInput): Record<string, string> =>
  Object.fromEntries(
    channelRow.flatMap((row) => {
      const { channel, strategy } = channelOf(form, row);
      return channel !== null && strategy !== null ? [[channel, strategy]] : [];
    }),
  );

const RANK_FORM = "Write a whole number from 0 to 10000.";
const locationFields = {
  name: lineOf(120, "Write a name that people on the floor know."),
  street: optionalLineOf(200).optional(),
  postcode: optionalLineOf(20).optional(),
  city: optionalLineOf(100).optional(),
  country: country.optional(),
  latitude: numberOrNull(latitude, "Write degrees such as 42.4247."),
  longitude: numberOrNull(longitude, "Write degrees such as 18.7712."),
  rank: wholeOrNull(z.int(RANK_FORM).min(0, RANK_FORM).max(10_000, RANK_FORM), RANK_FORM),
};

const BOTH = "Write latitude and longitude, or neither.";
const pairOfDegrees = (form: { latitude: number | null; longitude: number | null }, context: z.core.$RefinementCtx): void => {
  if ((form.latitude === null) === (form.longitude === null)) return;
  context.addIssue({ code: "custom", path: [form.latitude === null ? "latitude" : "longitude"], message: BOTH });
};

export const newLocationForm = z.object({ code, ...locationFields }).superRefine(pairOfDegrees);
export const editLocationForm = z.object({ code, seen, ...locationFields }).superRefine(pairOfDegrees);
export const archiveLocationForm = z.object({ code });
export type LocationInput = z.output<z.ZodObject<typeof locationFields>>;

const TAG_FORM = "Use 1 to 40 small letters, digits, dashes or underscores.";
const AMOUNT_FORM = "Write an amount above 0, such as 500 or 500.00.";

const tagFields = {
  tag: z
    .string(TAG_FORM)
    .trim()
    .regex(/^[a-z0-9_-]{1,40}$/, TAG_FORM),
  condition: z.enum(TAG_CONDITIONS),
  threshold: z
    .string()
    .optional()
    .transform((text, context) => {
      const typed = (text ?? "").replaceAll(/[\s\u00a0,](?=\d{3}(\D|$))/g, "").trim();
      if (typed === "") return null;
      return /^\d{1,12}(\.\d{1,3})?$/.test(typed) && Number(typed) > 0 ? typed : invalid(context, AMOUNT_FORM);
    }),
  currency: orNull(typedCurrency),
};

const amountOfOrderOver = (
  form: { condition: string; threshold: string | null; currency: string | null },
  context: z.core.$RefinementCtx,
): void => {
  if (form.condition !== "order_over") return;
  if (form.threshold === null) context.addIssue({ code: "custom", path: ["threshold"], message: AMOUNT_FORM });
  if (form.currency === null) context.addIssue({ code: "custom", path: ["currency"], message: "Write the currency of the amount." });
};

export const newTagRuleForm = z.object(tagFields).superRefine(amountOfOrderOver);
export const editTagRuleForm = z.object({ rule_id: z.uuid(), ...tagFields }).superRefine(amountOfOrderOver);
export const archiveTagRuleForm = z.object({ rule_id: z.uuid() });
export type TagRuleInput = z.output<z.ZodObject<typeof tagFields>>;

/** The rule's amount in minor units, where its condition has one. */
export const thresholdOf = ({
  condition,
  threshold,
  currency: of,
}: TagRuleInput): { thresholdMinor: number | null; currency: string | null } =>
  condition === "order_over" && threshold !== null && of !== null
    ? { thresholdMinor: toMinor(threshold, of), currency: of }
    : { thresholdMinor: null, currency: null };
