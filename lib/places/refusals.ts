import type { Refusal } from "@/lib/result/refusal";
import { sentencesOf } from "@/lib/result/sentences";

/** What a change of zones, bins or barcodes can be refused for; {subject} is what the refusal names. */
export const PLACE_REFUSALS = {
  no_right: { status: 403, title: "Only people who may manage the organization change its places." },
  location_unknown: { status: 422, title: "There is no active location {subject}." },
  zone_unknown: { status: 422, title: "There is no zone {subject} in use at this location." },
  bin_unknown: { status: 404, title: "There is no bin {subject}." },
  code_taken: { status: 409, title: "The code {subject} exists already." },
  zone_in_use: { status: 409, title: "{subject} in use belong to this zone; archive or move them first." },
  bin_elsewhere: { status: 409, title: "The bin is at another location. Archive it and make another; its history stays where it was." },
  bin_not_empty: { status: 409, title: "{subject} still lie in this bin; move them first." },
  bin_planned: { status: 409, title: "{subject} are still to be picked from this bin." },
  bin_of_product: { status: 409, title: "{subject} is picked from this bin; give it another one first." },
  range_unclear: { status: 422, title: "The codes {subject} do not make a range. Both need the same form, such as A-01-1 and A-20-4." },
  range_too_large: { status: 422, title: "This range has {subject} bins; make at most 2,000 at once." },
  product_unknown: { status: 422, title: "There is no product {subject}." },
  not_stocked: { status: 422, title: "{subject} is a bundle or a service; only stocked products lie in bins." },
  not_a_pick_bin: { status: 422, title: "{subject} is not a pick bin of this location." },
  barcode_unknown: { status: 404, title: "There is no barcode {subject}." },
  schedule_unknown: { status: 404, title: "There is no schedule of counts for {subject}." },
  barcode_taken: { status: 409, title: "This code belongs to {subject} already." },
} as const satisfies Record<string, { status: number; title: string }>;

export type PlaceCode = keyof typeof PLACE_REFUSALS;
export type PlaceRefusal = Refusal<PlaceCode>;
export const PLACE_REFUSAL_TEXT = sentencesOf(PLACE_REFUSALS);
