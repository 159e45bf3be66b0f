import { z } from "zod";
import { CREDIT_POLICIES, CUSTOMER_KINDS, SPLITS, TERMS } from "@/db/values";
import { code, country, currency, latitude, lineOf, longitude, money, optionalLineOf } from "@/lib/catalogue/field-schemas";
import { invalid, numberOrNull, orNull, typedCurrency, wholeOrNull, yesNoOrNull } from "@/lib/catalogue/form-fields";
import { toMinor } from "@/lib/ledger/money";

const name = lineOf(200, "Write the name of the account.");
const EMAIL_FORM = "Write an e-mail address, such as orders@adriatic.example.";
const email = z.string(EMAIL_FORM).trim().max(254, "Use at most 254 characters.").pipe(z.email(EMAIL_FORM));
const PHONE_FORM = "Write a phone number with digits, spaces and + ( ) - / only.";
const phone = z
  .string(PHONE_FORM)
  .trim()
  .regex(/^[+\d][\d ()/.-]{2,39}$/, PHONE_FORM);
const termsDays = z.int("Write whole days.").min(0, "Not less than 0 days.").max(365, "At most 365 days.");

const addressFields = {
  name: optionalLineOf(200),
  street: optionalLineOf(200),
  postcode: optionalLineOf(20),
  city: optionalLineOf(100),
  country,
};

const BOTH = "Write latitude and longitude, or neither.";

const shipTo = z
  .object({
    name: addressFields.name.nullish().meta({ description: "The account's name when left out." }),
    street: addressFields.street.nullish(),
    postcode: addressFields.postcode.nullish(),
    city: addressFields.city.nullish(),
    country: addressFields.country.nullish(),
    latitude: latitude.nullish(),
    longitude: longitude.nullish(),
  })
  .refine((address) => (address.latitude ?? null) === null || (address.longitude ?? null) !== null, { path: ["longitude"], message: BOTH })
  .refine((address) => (address.longitude ?? null) === null || (address.latitude ?? null) !== null, { path: ["latitude"], message: BOTH });

const creditLimits = z
  .array(z.object({ currency, amount_minor: money.shape.amount_minor.nullable().meta({ description: "null is no limit." }) }))
  .max(20, "At most 20 currencies.")
  .refine((list) => new Set(list.map((limit) => limit.currency)).size === list.length, "A currency is named twice.");

/** PUT /api/v1/customers/{code}. What is left out keeps its stored value, or takes its default on a new account. */
export const customerBody = z.object({
  name,
  kind: z.enum(CUSTOMER_KINDS).nullish().meta({ description: "business on a new account when left out." }),
  terms: z
    .enum(TERMS)
    .nullish()
    .meta({ description: "On a new account by kind when left out: business buys on credit, a consumer prepays." }),
  currency: currency.nullish().meta({ description: "On a new account the organization's currency when left out." }),
  terms_days: termsDays.nullish(),
  credit_limit: money.nullish().meta({
    description:
      "null is no limit in the account's currency. Left out, a new account on credit has no limit if the caller may grant that; an account that is changed to credit later has no credit until a limit is set. Changing it needs the right approve_credit.",
  }),
  credit_limits: creditLimits.nullish().meta({ description: "Limits in further currencies; a currency without one has no credit." }),
  credit_policy: z.enum(CREDIT_POLICIES).nullish().meta({ description: "null leaves it to the organization." }),
  email: email.nullish(),
  phone: phone.nullish(),
  allow_backorder: z.boolean().nullish().meta({ description: "null leaves it to the organization." }),
  ship_complete: z.boolean().nullish().meta({ description: "null leaves it to the organization." }),
  allow_substitution: z.boolean().nullish().meta({ description: "null leaves it to the organization." }),
  split: z.enum(SPLITS).nullish().meta({ description: "null leaves it to the organization." }),
  price_list: code.nullish().meta({ description: "Code of the price list; null is none." }),
  ship_to: shipTo.nullish(),
  archived: z.boolean().nullish(),
});
export type CustomerBody = z.output<typeof customerBody>;
export type ShipTo = z.output<typeof shipTo>;

const LIMIT_FORM = "Write an amount such as 10000 or 10000.00.";
const LIMIT = /^\d{1,12}(\.\d{1,3})?$/;

/** An amount as people type it ("10 000.00"), in minor units once the currency is known; null when nothing was typed. */
const typedAmount = z
  .string()
  .optional()
  .transform((text, context) => {
    const typed = (text ?? "").replaceAll(/[\s\u00a0,](?=\d{3}(\D|$))/g, "").trim();
    if (typed === "") return null;
    return LIMIT.test(typed) ? typed : invalid(context, LIMIT_FORM);
  });

const accountFields = {
  name,
  kind: z.enum(CUSTOMER_KINDS),
  email: orNull(email),
  phone: orNull(phone),
  price_list: orNull(code),
  allow_backorder: yesNoOrNull,
  ship_complete: yesNoOrNull,
  allow_substitution: yesNoOrNull,
  split: z.enum(["", ...SPLITS]).optional(),
  ship_to_name: addressFields.name.optional(),
  street: addressFields.street.optional(),
  postcode: addressFields.postcode.optional(),
  city: addressFields.city.optional(),
  country: addressFields.country.optional(),
  latitude: numberOrNull(latitude, "Write degrees such as 42.4247."),
  longitude: numberOrNull(longitude, "Write degrees such as 18.7712."),
};

const pairOfDegrees = (form: { latitude: number | null; longitude: number | null }, context: z.core.$RefinementCtx): void => {
  if ((form.latitude === null) === (form.longitude === null)) return;
  context.addIssue({ code: "custom", path: [form.latitude === null ? "latitude" : "longitude"], message: BOTH });
};

export const newCustomerForm = z.object({ code, currency: typedCurrency, limit: typedAmount, ...accountFields }).superRefine(pairOfDegrees);
export const editCustomerForm = z.object({ code, seen: z.string(), currency: typedCurrency, ...accountFields }).superRefine(pairOfDegrees);

type AccountFields = z.output<z.ZodObject<typeof accountFields>> & { currency: string };

/** A new business account gets the credit that was typed for it; without any, finance grants it later. */
export const bodyOfNewForm = (form: z.output<typeof newCustomerForm>): CustomerBody => ({
  ...bodyOfForm(form),
  ...(form.kind === "business" && { credit_limit: { amount_minor: toMinor(form.limit ?? "0", form.currency), currency: form.currency } }),
});

/** What the account form says, as the body that the API would send; credit is another form. */
export function bodyOfForm(form: AccountFields): CustomerBody {
  const lines = { street: form.street ?? "", postcode: form.postcode ?? "", city: form.city ?? "", country: form.country ?? "" };
  const anywhere = form.ship_to_name || form.latitude !== null || Object.values(lines).some((line) => line !== "");
  return {
    name: form.name,
    kind: form.kind,
    currency: form.currency,
    email: form.email,
    phone: form.phone,
    price_list: form.price_list,
    allow_backorder: form.allow_backorder,
    ship_complete: form.ship_complete,
    allow_substitution: form.allow_substitution,
    split: form.split ? form.split : null,
    ship_to: anywhere ? { name: form.ship_to_name, ...lines, latitude: form.latitude, longitude: form.longitude } : null,
  };
}

export const creditTermsForm = z.object({
  code,
  terms: z.enum(TERMS),
  terms_days: wholeOrNull(termsDays, "Write whole days."),
  credit_policy: z.enum(["", ...CREDIT_POLICIES]).optional(),
});

type TermsForm = z.output<typeof creditTermsForm>;

export const termsOfForm = ({ terms, terms_days: days, credit_policy: policy }: TermsForm) => ({
  terms,
  termsDays: days ?? 0,
  creditPolicy: policy ? policy : null,
});

export const creditLimitForm = z
  .object({ code, currency: typedCurrency, limited: z.enum(["limit", "none"]), limit: typedAmount })
  .refine(({ limited, limit }) => limited === "none" || limit !== null, { path: ["limit"], message: LIMIT_FORM });

/** The limit of the form in minor units; null is no limit. */
export const limitOfForm = ({ limited, limit, currency: of }: z.output<typeof creditLimitForm>): number | null =>
  limited === "none" || limit === null ? null : toMinor(limit, of);

export const archiveCustomerForm = z.object({ code });
export const eraseCustomerForm = z.object({ code, scope: z.enum(["old", "all"]) });
