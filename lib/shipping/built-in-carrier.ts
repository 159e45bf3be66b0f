import { and, asc, eq, isNull } from "drizzle-orm";
import { carrierService } from "@/db/schema/shipping";
import type { CarrierEvent } from "@/db/values";
import type { Carrier, CarrierOutcome, LabelOrder, Tracked, TrackingState } from "@/lib/shipping/carrier";
import { quoteTables, type RateRow, type RateTable, type ZoneRow } from "@/lib/shipping/rates";
import { trackingNumberOf } from "@/lib/shipping/tracking-number";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

/**
 * The carrier that needs no network: prices from the organization's rate tables, tracking numbers out of the key. Its register is
 * the label row itself, so it knows a label from the moment that it is recorded as bought.
 */
export const builtInCarrier = (orgId: string, carrier: string): Carrier => ({
  quote: async ({ to, weightG, sizeMm }) => ({ kind: "done", value: quoteTables(await readTables(orgId, carrier), to, weightG, sizeMm) }),
  buy: (key, order) => buy(orgId, carrier, key, order),
  void: () => Promise.resolve({ kind: "done", value: null }),
  knowsWhatWeKnow: true,
  track: async (key) => ({ kind: "done", value: await readTenant(orgId, (tx) => track(tx, key)) }),
});

const readTables = (orgId: string, carrier: string): Promise<RateTable[]> =>
  readTenant(orgId, async (tx) => {
    const rows = await tx.read
      .select({
        code: carrierService.code,
        name: carrierService.name,
        currency: carrierService.currency,
        transitDays: carrierService.transitDays,
        volumeDivisor: carrierService.volumeDivisor,
        zones: carrierService.zones,
        rates: carrierService.rates,
      })
      .from(carrierService)
      .where(and(eq(carrierService.orgId, orgId), eq(carrierService.carrier, carrier), isNull(carrierService.archivedAt)))
      .orderBy(asc(carrierService.code));
    return rows.map((row) => ({ ...row, zones: row.zones as ZoneRow[], rates: row.rates as RateRow[] }));
  });

async function buy(
  orgId: string,
  carrier: string,
  key: string,
  { service, to, weightG, sizeMm, priceMinor, currency }: LabelOrder,
): Promise<CarrierOutcome<{ trackingNumber: string; costMinor: number; currency: string }>> {
  const { quotes, without } = quoteTables(await readTables(orgId, carrier), to, weightG, sizeMm);
  if (!quotes.some((quote) => quote.service === service)) {
    const why = without.find((it) => it.service === service)?.because;
    return { kind: "failed", because: `${service} ${why === undefined ? "is no longer offered" : "no longer goes there at this weight"}` };
  }
  // The price that was quoted holds, also when the table changed in between.
  return { kind: "done", value: { trackingNumber: trackingNumberOf(key), costMinor: priceMinor, currency } };
}

const TRACK = `select l.tracking_number as "trackingNumber", l.cost_minor as "costMinor", l.currency, l.bought_at as "boughtAt",
    l.voided_at as "voidedAt", s.shipped_at as "shippedAt",
    coalesce((select json_agg(json_build_object('kind', e.kind, 'at', e.occurred_at) order by e.occurred_at, e.id) from inbox_event e
      where e.org_id = l.org_id and e.package_id = l.package_id and (e.label_id = l.id or e.label_id is null) and e.result <> 'refused'), '[]') as told
  from label l join package p on p.org_id = l.org_id and p.id = l.package_id
  left join shipment s on s.org_id = p.org_id and s.id = p.shipment_id and l.state = 'bought'
  where l.org_id = $1 and l.id = $2::uuid and l.bought_at is not null`;

type Known = {
  trackingNumber: string;
  costMinor: number;
  currency: string;
  boughtAt: Date;
  voidedAt: Date | null;
  shippedAt: Date | null;
  told: { kind: CarrierEvent; at: string }[];
};

/** What no later message takes back. */
const FINAL: readonly TrackingState[] = ["voided", "delivered"];

async function track(tx: Tx, key: string): Promise<Tracked | null> {
  const [known] = await tx.query<Known>("track_label", TRACK, [tx.orgId, key]);
  if (!known) return null;
  const { trackingNumber, costMinor, currency } = known;
  const events: Tracked["events"] = [{ at: known.boughtAt, state: "bought" }];
  if (known.shippedAt) events.push({ at: known.shippedAt, state: "handed_over" });
  for (const { kind, at } of known.told) events.push({ at: new Date(at), state: kind === "shipped" ? "handed_over" : kind });
  if (known.voidedAt) events.push({ at: known.voidedAt, state: "voided" });
  const last = FINAL.find((state) => events.some((event) => event.state === state)) ?? events.at(-1)?.state ?? "bought";
  return { trackingNumber, costMinor, currency, state: last, events };
}
