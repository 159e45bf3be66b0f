import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { ask, type CarrierOf } from "@/lib/shipping/ask-carrier";
import type { NoQuote, Quote, QuoteRequest } from "@/lib/shipping/carrier";
import { cheapestFirst } from "@/lib/shipping/rates";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";

export type CarrierQuote = Quote & { carrier: string };

export type Quotes = {
  /** In the organization's currency first, the cheapest first. */
  quotes: CarrierQuote[];
  without: { carrier: string; service: string; because: NoQuote }[];
  /** Carriers that did not answer. */
  silent: string[];
};

const CARRIERS = `select distinct s.carrier, g.currency from carrier_service s join organization g on g.id = s.org_id
  where s.org_id = $1 and s.archived_at is null order by s.carrier`;

const readCarriers = (tx: Tx): Promise<{ carrier: string; currency: string }[]> => tx.query("carriers", CARRIERS, [tx.orgId]);

/** Asks every carrier of the organization at the same time what it takes for a package. */
export async function quoteAll(orgId: string, carrierOf: CarrierOf, request: QuoteRequest): Promise<Quotes> {
  const carriers = await readTenant(orgId, readCarriers);
  const answers = await Promise.all(
    carriers.map(async ({ carrier }) => ({
      carrier,
      outcome: await ask(`quote ${carrier}`, () => carrierOf(orgId, carrier).quote(request)),
    })),
  );
  const all: Quotes = { quotes: [], without: [], silent: [] };
  for (const { carrier, outcome } of answers) {
    if (outcome.kind !== "done") {
      all.silent.push(carrier);
      continue;
    }
    all.quotes.push(...outcome.value.quotes.map((quote) => ({ carrier, ...quote })));
    all.without.push(...outcome.value.without.map((it) => ({ carrier, ...it })));
  }
  const own = carriers[0]?.currency;
  all.quotes.sort((a, b) => Number(b.currency === own) - Number(a.currency === own) || cheapestFirst(a, b));
  return all;
}

type Wanted = { carrier?: string | null | undefined; service?: string | null | undefined };

/** The service that was asked for, or the cheapest of those that are left when less was said. */
export function chooseQuote({ quotes, without, silent }: Quotes, wanted: Wanted, place: string): CarrierQuote | ShippingRefused {
  const isWanted = (it: { carrier: string; service: string }): boolean =>
    (wanted.carrier ?? it.carrier) === it.carrier && (wanted.service ?? it.service) === it.service;
  const chosen = quotes.find(isWanted);
  if (chosen) return chosen;
  const missed = without.filter(isWanted);
  if (missed.some(({ because }) => because === "too_heavy")) return refused("too_heavy", place);
  if (missed.length > 0) return refused("no_zone", place);
  const unheard = silent.find((carrier) => (wanted.carrier ?? carrier) === carrier);
  if (unheard !== undefined) return refused("carrier_refused", `${unheard} does not answer at the moment.`);
  if (quotes.length + without.length === 0) return refused("no_services");
  return refused("service_unknown", [wanted.carrier, wanted.service].filter(Boolean).join(" "));
}
