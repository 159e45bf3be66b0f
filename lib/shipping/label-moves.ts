import { label } from "@/db/schema/shipping";
import { certain } from "@/lib/result/refusal";
import type { Addressee, SizeMm } from "@/lib/shipping/carrier";
import type { BuyBody } from "@/lib/shipping/inputs";
import type { PrintedFacts } from "@/lib/shipping/printed-facts";
import type { CarrierQuote, Quotes } from "@/lib/shipping/quote-package";
import type { PackageAndLabels, PackageFacts } from "@/lib/shipping/read-package";
import { refused, refuseShipping, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Decision } from "@/lib/transaction/transact";

/** What the transaction leaves behind; the label itself is read when the carrier has answered. */
export type Wanted = { ok: true; label_id: string; replaced: string | null };
export type LabelDecision = Wanted | ShippingRefused;

/** Everything that was asked of carriers before the transaction, and for which facts it holds. */
export type Asked =
  | { refusal: ShippingRefused }
  | { refusal: null; about: PackageFacts; to: Addressee; quotes: Quotes; chosen: CarrierQuote };

export function obstacleTo(actor: Actor, pack: PackageFacts | undefined): ShippingRefused | null {
  if (!pack) return refused("not_found");
  if (!worksAt(actor, pack.locationId)) return refused("location_not_yours", pack.locationCode);
  if (pack.shipmentId !== null) return refused("package_shipped");
  if (pack.fulfilmentState === "canceled") return refused("package_gone");
  // A label says "1 of 2": it is printed once all units are verified, so that the number of packages is known.
  if (pack.fulfilmentState !== "packed") return refused("not_verified", pack.orderNumber);
  if (pack.units === 0) return refused("package_empty");
  if (!pack.isClosed) return refused("package_open");
  if (pack.to === null) return refused("no_address");
  return pack.weightG === null ? refused("weight_unknown") : null;
}

export const worksAt = ({ locationIds }: Actor, locationId: string): boolean => locationIds === null || locationIds.includes(locationId);

export function decideBuy({ pack, labels }: PackageAndLabels, asked: Asked, id: string, body: BuyBody): Decision<LabelDecision> {
  if (asked.refusal) return refuseShipping(asked.refusal.code, asked.refusal.subject);
  const { about, quotes, chosen } = asked;
  if (!pack || !isAsQuoted(pack, about)) return refuseShipping("facts_changed");
  const valid = labels.find(({ state }) => state === "wanted" || state === "bought");
  if (valid?.state === "wanted") return refuseShipping("label_wanted");
  // A label to an address that the order no longer has must not be used, so it makes room for the new one.
  if (valid && valid.shipToId === pack.shipToId && body.replace !== true) return refuseShipping("label_exists", valid.trackingNumber);
  if (valid) {
    const changes = new ChangeSet().set(label, { id: valid.id }, { state: "void_pending" });
    return { changes, status: 201, answer: { ok: true, label_id: id, replaced: valid.id } };
  }
  const changes = new ChangeSet().insert(label, {
    id,
    packageId: pack.id,
    orderId: pack.orderId,
    locationId: pack.locationId,
    carrier: chosen.carrier,
    service: chosen.service,
    shipToId: pack.shipToId,
    state: "wanted",
    costMinor: chosen.priceMinor,
    currency: chosen.currency,
    quotes: quotes.quotes.map(({ carrier, service, priceMinor, currency, billedG }) => ({
      carrier,
      service,
      price_minor: priceMinor,
      currency,
      billed_g: billedG,
    })),
    facts: printed(pack, chosen),
  });
  return { changes, status: 201, answer: { ok: true, label_id: id, replaced: null } };
}

const isAsQuoted = (pack: PackageFacts, about: PackageFacts): boolean =>
  pack.shipToId === about.shipToId &&
  pack.weightG === about.weightG &&
  isSameSize(pack.sizeMm, about.sizeMm) &&
  pack.isClosed === about.isClosed &&
  pack.shipmentId === about.shipmentId &&
  pack.fulfilmentState !== "canceled";

const isSameSize = (a: SizeMm | null, b: SizeMm | null): boolean =>
  a?.lengthMm === b?.lengthMm && a?.widthMm === b?.widthMm && a?.heightMm === b?.heightMm;

const printed = (pack: PackageFacts, { name }: CarrierQuote): PrintedFacts => ({
  ship_from: pack.from,
  order_number: pack.orderNumber,
  service_name: name,
  number: pack.seq,
  of: pack.fulfilmentState === "packed" ? pack.of : null,
  weight_g: certain(pack.weightG, "weight"),
  size_mm: pack.sizeMm,
  sscc: pack.sscc,
});

export function decideVoid(actor: Actor, { pack, labels }: PackageAndLabels, labelId: string): Decision<LabelDecision> {
  const found = labels.find(({ id }) => id === labelId);
  if (!pack || !found) return refuseShipping("not_found");
  if (!worksAt(actor, pack.locationId)) return refuseShipping("location_not_yours", pack.locationCode);
  const answer = { ok: true as const, label_id: labelId, replaced: null };
  if (found.state === "voided") return { changes: null, status: 200, answer };
  if (found.state === "wanted" && !found.isStuck) return refuseShipping("label_wanted");
  if (found.state === "failed") return refuseShipping("label_not_bought");
  if (pack.shipmentId !== null && found.state === "bought") return refuseShipping("package_shipped");
  // Asked once more after the carrier refused: whoever asks has cleared it up.
  return { changes: new ChangeSet().set(label, { id: labelId }, { state: "void_pending", refusedBecause: null }), status: 200, answer };
}
