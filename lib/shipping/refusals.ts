import { sentenceOf, sentencesOf } from "@/lib/result/sentences";

/** What buying, voiding, printing and manifests can be refused for, with HTTP status and sentence; {subject} is what it names. */
export const SHIPPING_REFUSALS = {
  no_right: { status: 403, title: "You do not have the right to do this ({subject})." },
  location_not_yours: { status: 403, title: "You do not work at the location {subject}." },
  not_found: { status: 404, title: "There is no such entry." },
  location_unknown: { status: 422, title: "There is no active location {subject}." },
  carrier_unknown: { status: 422, title: "No carrier {subject} is set up for this organization." },
  no_services: { status: 409, title: "No carrier service is set up. An administrator adds one under Settings, Carriers." },
  service_unknown: { status: 422, title: "There is no active service {subject}." },
  no_zone: { status: 409, title: "No service goes to this address: {subject}. Check country and postcode, or add a zone." },
  too_heavy: { status: 409, title: "The package is heavier than any service takes: {subject}. Split it, or add a rate." },
  package_open: { status: 409, title: "The package is still open. Close it, then buy its label." },
  not_verified: { status: 409, title: "Not every unit of {subject} was scanned into a package yet. Finish packing, then buy labels." },
  package_empty: { status: 409, title: "Nothing is in the package." },
  package_shipped: { status: 409, title: "The package has left; its label can no longer be changed." },
  not_shipped: { status: 409, title: "The package has not left yet, so it cannot have arrived." },
  delivered_already: { status: 409, title: "The package is known to have arrived." },
  package_gone: { status: 409, title: "The work on this package was canceled." },
  no_address: { status: 409, title: "The order has no address to ship to. Enter one on the order." },
  weight_unknown: { status: 409, title: "The weight of the package is not known. Weigh it, or enter the weight of its products." },
  label_exists: { status: 409, title: "The package has a valid label already ({subject}). Void it to buy another." },
  label_wanted: { status: 409, title: "A label is being bought for this package at this moment. Reload in a few seconds." },
  label_missing: { status: 409, title: "No label was bought for this package yet." },
  label_not_bought: { status: 409, title: "This label was never bought, so there is nothing to void." },
  address_changed: {
    status: 409,
    title: "The address of the order changed after this label was bought. Buy a new label; the old one is voided then.",
  },
  carrier_refused: { status: 409, title: "The carrier refused: {subject}" },
  facts_changed: { status: 409, title: "The package or its order changed at this moment. Try again." },
  nothing_shipped: { status: 409, title: "Every shipped package of {subject} is on a manifest already." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ShippingCode = keyof typeof SHIPPING_REFUSALS;
export type ShippingRefused = { ok: false; code: ShippingCode; subject: string | null; detail: string };
export const SHIPPING_REFUSAL_TEXT = sentencesOf(SHIPPING_REFUSALS);

export const refused = (code: ShippingCode, subject: string | null = null): ShippingRefused => ({
  ok: false,
  code,
  subject,
  detail: sentenceOf(SHIPPING_REFUSALS, { code, subject }),
});

/** The same as a decision that writes nothing. */
export const refuseShipping = (code: ShippingCode, subject: string | null = null) => ({
  changes: null,
  status: SHIPPING_REFUSALS[code].status,
  answer: refused(code, subject),
});
