import type { Refusal } from "@/lib/result/refusal";
import { sentencesOf } from "@/lib/result/sentences";

/** What a catalogue command can refuse, with its HTTP status and sentence; {subject} is what the refusal names. */
export const CATALOGUE_REFUSALS = {
  no_right: { status: 403, title: "You may not change the catalogue: the right “{subject}” is missing." },
  not_found: { status: 404, title: "There is no such entry in the catalogue." },
  stale: { status: 409, title: "Somebody changed this since you opened it. Reload to see it as it is now, then change it again." },
  sku_taken: { status: 409, title: "The SKU {subject} exists already; open that product to change it." },
  gtin_taken: { status: 409, title: "This GTIN belongs to {subject} already." },
  rate_without_category: { status: 422, title: "Only VAT category S carries a rate above 0." },
  bundle_empty: { status: 422, title: "A bundle needs at least one component." },
  bundle_of_itself: { status: 422, title: "A bundle cannot contain itself." },
  component_unknown: { status: 422, title: "There is no product {subject}, so it cannot be part of a bundle." },
  component_not_stocked: { status: 422, title: "{subject} is a bundle or a service; a bundle is made of stocked products only." },
  component_archived: { status: 422, title: "{subject} is archived; restore it before it goes into a bundle." },
  substitute_of_itself: { status: 422, title: "{subject} cannot stand for itself." },
  substitute_unknown: { status: 422, title: "There is no product {subject}, so it cannot be a substitute." },
  substitute_not_stocked: { status: 422, title: "{subject} is a bundle or a service; only stocked products are substitutes." },
  substituted_not_stocked: { status: 422, title: "{subject} is a bundle or a service; only a stocked product has substitutes." },
  is_component: { status: 409, title: "It is part of the bundle {subject}; take it out there first." },
  kind_in_use: { status: 409, title: "It has to stay a stocked product: {subject}." },
  units_reserved: { status: 409, title: "{subject} reserved for orders; ship or cancel them first." },
  units_waiting: { status: 409, title: "{subject} waited for by orders; cancel those lines first." },
  code_taken: { status: 409, title: "The code {subject} exists already; open that list to change it." },
  list_in_use: { status: 409, title: "{subject} still buy at this list; give them another one first." },
  list_currency_fixed: { status: 409, title: "A list that has prices keeps its currency; make another list for {subject}." },
  product_unknown: { status: 422, title: "There is no product {subject}." },
} as const satisfies Record<string, { status: number; title: string }>;

export type CatalogueCode = keyof typeof CATALOGUE_REFUSALS;
export type CatalogueRefusal = Refusal<CatalogueCode>;
export const CATALOGUE_REFUSAL_TEXT = sentencesOf(CATALOGUE_REFUSALS);
