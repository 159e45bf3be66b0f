import type { Refusal } from "@/lib/result/refusal";

export type CatalogueCode =
  | "no_right"
  | "not_found"
  | "stale"
  | "sku_taken"
  | "gtin_taken"
  | "component_unknown"
  | "component_not_stocked"
  | "component_archived"
  | "bundle_empty"
  | "bundle_of_itself"
  | "is_component"
  | "kind_in_use"
  | "units_reserved"
  | "units_waiting"
  | "rate_without_category"
  | "code_taken"
  | "list_in_use"
  | "list_currency_fixed"
  | "product_unknown";

export type CatalogueRefusal = Refusal<CatalogueCode>;

/** Sentences for screens and the API; {subject} is what the refusal names. */
export const CATALOGUE_REFUSAL_TEXT = {
  no_right: "You may not change the catalogue: the right “{subject}” is missing.",
  not_found: "There is no such entry in the catalogue.",
  stale: "Someone changed this in the meantime; reload to see it, then change it again.",
  sku_taken: "The SKU {subject} exists already; open it to change it.",
  gtin_taken: "This GTIN belongs to {subject} already.",
  component_unknown: "There is no product {subject}, so it cannot be part of a bundle.",
  component_not_stocked: "{subject} is itself a bundle or a service; a bundle is made of stocked products only.",
  component_archived: "{subject} is archived; restore it before it goes into a bundle.",
  bundle_empty: "A bundle needs at least one component.",
  bundle_of_itself: "A bundle cannot contain itself.",
  is_component: "It is part of the bundle {subject}; take it out there first.",
  kind_in_use: "{subject}, so it has to stay a stocked product.",
  units_reserved: "{subject} are reserved for orders; ship or cancel them first.",
  units_waiting: "{subject} are waited for by orders; cancel those lines first.",
  rate_without_category: "Only VAT category S carries a rate above 0.",
  code_taken: "The code {subject} exists already.",
  list_in_use: "{subject} still use this price list; give them another one first.",
  list_currency_fixed: "A price list with prices keeps its currency; make another list for {subject}.",
  product_unknown: "There is no product {subject}.",
} satisfies Record<CatalogueCode, string>;

export const CATALOGUE_REFUSAL_STATUS = {
  no_right: 403,
  not_found: 404,
  stale: 409,
  sku_taken: 409,
  gtin_taken: 409,
  component_unknown: 422,
  component_not_stocked: 422,
  component_archived: 422,
  bundle_empty: 422,
  bundle_of_itself: 422,
  is_component: 409,
  kind_in_use: 409,
  units_reserved: 409,
  units_waiting: 409,
  rate_without_category: 422,
  code_taken: 409,
  list_in_use: 409,
  list_currency_fixed: 409,
  product_unknown: 422,
} satisfies Record<CatalogueCode, number>;
