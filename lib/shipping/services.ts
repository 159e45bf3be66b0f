import { and, asc, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { carrierService } from "@/db/schema/shipping";
import { refuse } from "@/lib/result/refusal";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import { seenOf } from "@/lib/settings/organization";
import { type ServiceInput, tablesOf } from "@/lib/shipping/form-inputs";
import type { RateRow, ZoneRow } from "@/lib/shipping/rates";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

const COLUMNS = {
  id: carrierService.id,
  carrier: carrierService.carrier,
  code: carrierService.code,
  name: carrierService.name,
  currency: carrierService.currency,
  transitDays: carrierService.transitDays,
  volumeDivisor: carrierService.volumeDivisor,
  zones: carrierService.zones,
  rates: carrierService.rates,
  archivedAt: carrierService.archivedAt,
};

export type ListedService = Omit<Pick<typeof carrierService.$inferSelect, keyof typeof COLUMNS>, "zones" | "rates"> & {
  zones: ZoneRow[];
  rates: RateRow[];
};

const service = (row: Pick<typeof carrierService.$inferSelect, keyof typeof COLUMNS>): ListedService => ({
  ...row,
  zones: row.zones as ZoneRow[],
  rates: row.rates as RateRow[],
});

/** All services, those in use first, by carrier. */
export const listServices = (orgId: string): Promise<ListedService[]> =>
  readTenant(orgId, async (tx) => {
    const rows = await tx.read
      .select(COLUMNS)
      .from(carrierService)
      .where(eq(carrierService.orgId, orgId))
      .orderBy(sql`${carrierService.archivedAt} is not null`, asc(carrierService.carrier), asc(carrierService.code));
    return rows.map(service);
  });

/** What goes along with the form of a service. */
export const seenService = ({ name, currency, transitDays, volumeDivisor, zones, rates }: ListedService): string => {
  const zoneKeys = zones.map(({ zone, country, postcodes }) => [zone, country, ...postcodes]);
  return seenOf({
    name,
    currency,
    transitDays,
    volumeDivisor,
    zoneKeys,
    rateKeys: rates.map(({ zone, up_to_g, price_minor }) => [zone, up_to_g, price_minor]),
  });
};

async function findService(tx: Tx, id: string): Promise<ListedService | undefined> {
  const [row] = await tx.read
    .select(COLUMNS)
    .from(carrierService)
    .where(and(eq(carrierService.orgId, tx.orgId), eq(carrierService.id, id)));
  return row && service(row);
}

const valuesOf = (input: ServiceInput) => ({
  name: input.name,
  currency: input.currency,
  transitDays: input.transit_days,
  volumeDivisor: input.volume_divisor,
  ...tablesOf(input),
});

export const addService = (actor: Actor, carrier: string, code: string, input: ServiceInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "carrier_service.add", subject: `${carrier} ${code}` }, async (tx) => {
    const taken = await tx.read
      .select({ id: carrierService.id })
      .from(carrierService)
      .where(and(eq(carrierService.orgId, tx.orgId), eq(carrierService.carrier, carrier), eq(carrierService.code, code)));
    if (taken.length > 0) return refuse("code_taken", `${carrier} ${code}`);
    await tx.read.insert(carrierService).values({ orgId: tx.orgId, id: v7(), carrier, code, ...valuesOf(input) });
    return null;
  });

/** Labels that were bought keep their price. */
export const editService = (actor: Actor, id: string, seen: string, input: ServiceInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "carrier_service.edit", subject: id }, async (tx) => {
    const stored = await findService(tx, id);
    if (!stored) return refuse("not_found");
    if (seenService(stored) !== seen) return refuse("stale");
    await change(tx, id, valuesOf(input));
    return null;
  });

/** An archived service is not offered any more. */
export const archiveService = (actor: Actor, id: string, archived: boolean): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: archived ? "carrier_service.archive" : "carrier_service.restore", subject: id }, async (tx) => {
    const stored = await findService(tx, id);
    if (!stored) return refuse("not_found");
    if ((stored.archivedAt !== null) !== archived) await change(tx, id, { archivedAt: archived ? new Date() : null });
    return null;
  });

const change = (tx: Tx, id: string, values: Partial<typeof carrierService.$inferInsert>) =>
  tx.read
    .update(carrierService)
    .set(values)
    .where(and(eq(carrierService.orgId, tx.orgId), eq(carrierService.id, id)));
