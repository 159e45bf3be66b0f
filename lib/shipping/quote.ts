import type { Money } from "@/lib/orders/wire";
import { carrierOf as everyCarrier, type CarrierOf } from "@/lib/shipping/ask-carrier";
import type { NoQuote, QuoteRequest } from "@/lib/shipping/carrier";
import type { QuoteBody } from "@/lib/shipping/inputs";
import { obstacleTo } from "@/lib/shipping/label-moves";
import { quoteAll } from "@/lib/shipping/quote-package";
import { readPackage } from "@/lib/shipping/read-package";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type QuoteAnswer = {
  ok: true;
  quotes: {
    carrier: string;
    service: string;
    name: string;
    price: Money;
    transit_days: number;
    /** What the price is for: the weight, or what the service counts for the room the package takes. */
    billed_weight_g: number;
    by_volume: boolean;
  }[];
  /** Services without a price for it, and why. */
  without: { carrier: string; service: string; because: NoQuote }[];
  /** Carriers that did not answer. */
  silent: string[];
};

/** What every service takes for a package, the cheapest first. Nothing is bought or promised. */
export async function quoteShipping(
  actor: Actor,
  body: QuoteBody,
  carrierOf: CarrierOf = everyCarrier,
): Promise<QuoteAnswer | ShippingRefused> {
  if (!actor.rights.has("view")) return refused("no_right", "view");
  const request = await readTenant(actor.orgId, (tx) => ("package" in body ? ofPackage(tx, actor, body.package) : ofAddress(tx, body)));
  if ("ok" in request) return request;
  const { quotes, without, silent } = await quoteAll(actor.orgId, carrierOf, request);
  if (quotes.length + without.length + silent.length === 0) return refused("no_services");
  return {
    ok: true,
    quotes: quotes.map(({ carrier, service, name, priceMinor, currency, transitDays, billedG, byVolume }) => ({
      carrier,
      service,
      name,
      price: { amount_minor: priceMinor, currency },
      transit_days: transitDays,
      billed_weight_g: billedG,
      by_volume: byVolume,
    })),
    without,
    silent,
  };
}

/** Also for an open package: its price is asked before it is closed. */
async function ofPackage(tx: Tx, actor: Actor, packageId: string): Promise<QuoteRequest | ShippingRefused> {
  const { pack } = await readPackage(tx, packageId, "look");
  const refusal = obstacleTo(actor, pack && { ...pack, isClosed: true });
  if (refusal) return refusal;
  if (!pack || pack.to === null || pack.weightG === null) return refused("not_found");
  return { from: pack.from, to: pack.to, weightG: pack.weightG, sizeMm: pack.sizeMm };
}

const FROM = "select country, postcode from location where org_id = $1 and code = $2 and archived_at is null";

async function ofAddress(tx: Tx, body: Exclude<QuoteBody, { package: string }>): Promise<QuoteRequest | ShippingRefused> {
  const [from] = await tx.query<{ country: string; postcode: string }>("quote_from", FROM, [tx.orgId, body.location]);
  const size = body.size_mm;
  const sizeMm = size ? { lengthMm: size.length, widthMm: size.width, heightMm: size.height } : null;
  return from ? { from, to: body.to, weightG: body.weight_g, sizeMm } : refused("location_unknown", body.location);
}
