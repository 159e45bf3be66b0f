import { and, asc, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { carton } from "@/db/schema/shipping";
import { refuse } from "@/lib/result/refusal";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import { seenOf } from "@/lib/settings/organization";
import type { CartonInput } from "@/lib/shipping/form-inputs";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

const COLUMNS = {
  id: carton.id,
  code: carton.code,
  name: carton.name,
  lengthMm: carton.lengthMm,
  widthMm: carton.widthMm,
  heightMm: carton.heightMm,
  tareG: carton.tareG,
  mostG: carton.mostG,
  archivedAt: carton.archivedAt,
};

export type ListedCarton = Pick<typeof carton.$inferSelect, keyof typeof COLUMNS>;

const ROOM = sql`${carton.lengthMm}::bigint * ${carton.widthMm} * ${carton.heightMm}`;

/** All cartons, those in use first, the smallest first. */
export const listCartons = (orgId: string): Promise<ListedCarton[]> =>
  readTenant(orgId, (tx) =>
    tx.read
      .select(COLUMNS)
      .from(carton)
      .where(eq(carton.orgId, orgId))
      .orderBy(sql`${carton.archivedAt} is not null`, ROOM, asc(carton.code)),
  );

/** What goes along with the form of a carton. */
export const seenCarton = ({ name, lengthMm, widthMm, heightMm, tareG, mostG }: ListedCarton): string =>
  seenOf({ name, lengthMm, widthMm, heightMm, tareG, mostG });

async function findCarton(tx: Tx, code: string): Promise<ListedCarton | undefined> {
  const [row] = await tx.read
    .select(COLUMNS)
    .from(carton)
    .where(and(eq(carton.orgId, tx.orgId), eq(carton.code, code)));
  return row;
}

const valuesOf = (input: CartonInput) => ({
  name: input.name,
  lengthMm: input.length_mm,
  widthMm: input.width_mm,
  heightMm: input.height_mm,
  tareG: input.tare_g,
  mostG: input.most_g,
});

export const addCarton = (actor: Actor, code: string, input: CartonInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "carton.add", subject: code }, async (tx) => {
    if (await findCarton(tx, code)) return refuse("code_taken", code);
    await tx.read.insert(carton).values({ orgId: tx.orgId, id: v7(), code, ...valuesOf(input) });
    return null;
  });

/** Packages that lie in it already keep the weight and the size they were closed with. */
export const editCarton = (actor: Actor, code: string, seen: string, input: CartonInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "carton.edit", subject: code }, async (tx) => {
    const stored = await findCarton(tx, code);
    if (!stored) return refuse("not_found");
    if (seenCarton(stored) !== seen) return refuse("stale");
    await change(tx, stored.id, valuesOf(input));
    return null;
  });

/** An archived carton is not suggested any more. */
export const archiveCarton = (actor: Actor, code: string, archived: boolean): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: archived ? "carton.archive" : "carton.restore", subject: code }, async (tx) => {
    const stored = await findCarton(tx, code);
    if (!stored) return refuse("not_found");
    if ((stored.archivedAt !== null) !== archived) await change(tx, stored.id, { archivedAt: archived ? new Date() : null });
    return null;
  });

const change = (tx: Tx, id: string, values: Partial<typeof carton.$inferInsert>) =>
  tx.read
    .update(carton)
    .set(values)
    .where(and(eq(carton.orgId, tx.orgId), eq(carton.id, id)));
