import type { CustomerBody, ShipTo } from "@/lib/customers/inputs";
import type { Address, Customer } from "@/lib/customers/customer";

export type Account = Pick<
  Customer,
  "name" | "kind" | "terms" | "termsDays" | "currency" | "creditPolicy" | "allowBackorder" | "shipComplete" | "allowSubstitution" | "split"
>;

/** Days to pay when nothing else was agreed. */
export const USUAL_DAYS = 30;

/** The account as the body wants it: what is left out keeps its value, null leaves a policy to the organization. */
export function mergeAccount(stored: Account | null, body: CustomerBody, organizationCurrency: string): Account {
  const kind = body.kind ?? stored?.kind ?? "business";
  return {
    name: body.name,
    kind,
    terms: body.terms ?? stored?.terms ?? (kind === "business" ? "credit" : "prepaid"),
    termsDays: body.terms_days ?? stored?.termsDays ?? USUAL_DAYS,
    currency: body.currency ?? stored?.currency ?? organizationCurrency,
    creditPolicy: keep(body.credit_policy, stored?.creditPolicy),
    allowBackorder: keep(body.allow_backorder, stored?.allowBackorder),
    shipComplete: keep(body.ship_complete, stored?.shipComplete),
    allowSubstitution: keep(body.allow_substitution, stored?.allowSubstitution),
    split: keep(body.split, stored?.split),
  };
}

/** Undefined keeps what is stored, null removes it. */
export const keep = <T>(wanted: T | null | undefined, stored: T | null | undefined): T | null =>
  wanted === undefined ? (stored ?? null) : wanted;

export const addressOf = (shipTo: NonNullable<ShipTo>, accountName: string): Address => ({
  name: shipTo.name ? shipTo.name : accountName,
  street: shipTo.street ?? "",
  postcode: shipTo.postcode ?? "",
  city: shipTo.city ?? "",
  country: shipTo.country ?? "",
  latitude: shipTo.latitude ?? null,
  longitude: shipTo.longitude ?? null,
});

const ADDRESS_FIELDS = ["name", "street", "postcode", "city", "country", "latitude", "longitude"] as const satisfies (keyof Address)[];

export const isSameAddress = (a: Address | null, b: Address | null): boolean =>
  a === b || (a !== null && b !== null && ADDRESS_FIELDS.every((field) => a[field] === b[field]));
