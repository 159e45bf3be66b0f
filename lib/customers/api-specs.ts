import { z } from "zod";
import { CREDIT_POLICIES, CUSTOMER_KINDS, SPLITS, TERMS } from "@/db/values";
import { flag, pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { pathCode } from "@/lib/catalogue/path-code";
import { putRecordSpec, readRecordSpec } from "@/lib/catalogue/record-specs";
import { customerBody } from "@/lib/customers/inputs";
import { apiSpec } from "@/lib/server/api-spec";

const money = z.object({ amount_minor: z.int(), currency: z.string() }).meta({ id: "Money" });

const customer = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(CUSTOMER_KINDS),
    terms: z.enum(TERMS),
    currency: z.string(),
    terms_days: z.int(),
    credit_limit: money.nullable().meta({ description: "In the account's currency; null is no limit." }),
    credit_policy: z.enum(CREDIT_POLICIES).nullable(),
    credit: z
      .array(z.object({ currency: z.string(), limit: money.nullable(), exposure: money, headroom: money.nullable() }))
      .meta({ description: "One entry per currency; a currency that is missing has no credit." }),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    allow_backorder: z.boolean().nullable(),
    ship_complete: z.boolean().nullable(),
    allow_substitution: z.boolean().nullable(),
    split: z.enum(SPLITS).nullable(),
    price_list: z.string().nullable(),
    ship_to: z
      .object({
        name: z.string(),
        street: z.string(),
        postcode: z.string(),
        city: z.string(),
        country: z.string(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
      })
      .nullable(),
    archived: z.boolean(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "Customer" });

export const listCustomersSpec = apiSpec({
  method: "GET",
  path: "/api/v1/customers",
  id: "listCustomers",
  tag: "Customers",
  summary: "Accounts by code",
  right: "view",
  query: z.object({
    ...pagingQuery,
    kind: z.enum(CUSTOMER_KINDS).optional(),
    terms: z.enum(TERMS).optional(),
    archived: flag,
    over_limit: flag.meta({ description: "Only accounts whose exposure is above their limit in some currency." }),
  }),
  answers: { 200: { description: "A page of accounts.", schema: pageAnswer(customer) } },
});

const accounts = {
  id: "Customer",
  tag: "Customers",
  one: "an account",
  path: "/api/v1/customers/{code}",
  params: z.object({ code: pathCode }),
  schema: customer,
} as const;

export const getCustomerSpec = readRecordSpec(accounts);

export const putCustomerSpec = putRecordSpec(accounts, {
  description:
    "By code: the same request twice changes nothing. What is left out keeps its value. Making one needs the right `create`, changing terms, limits or the credit policy the right `approve_credit`, too. Exposure follows the orders and cannot be set.",
  body: customerBody,
  conflict: "Refused: open orders or debts stand in the way.",
  misfit: "The price list is unknown.",
});
