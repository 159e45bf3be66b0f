import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { priceList } from "@/db/schema/catalogue";
import { currencyOf } from "@/lib/catalogue/organization-currency";
import type { PriceListBody } from "@/lib/catalogue/price-list-inputs";
import { type PriceList, readPriceList } from "@/lib/catalogue/read-price-list";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuseUnknownSku, writePrices } from "@/lib/catalogue/write-prices";
import { certain, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export type PutPriceList = { ok: true; created: boolean; list: PriceList } | CatalogueRefusal;

/** Makes or changes the list of this code. `isNew` refuses a code that exists, as a form for a new list must. */
export function putPriceList(actor: Actor, code: string, body: PriceListBody, isNew = false): Promise<PutPriceList> {
  return administer(actor.orgId, (tx) => put(tx, actor, code, body, isNew), ["price_list_code"]);
}

type LockedList = typeof priceList.$inferSelect;

export async function lockPriceList(tx: Tx, code: string): Promise<LockedList | undefined> {
  const [row] = await tx.read
    .select()
    .from(priceList)
    .where(and(eq(priceList.orgId, tx.orgId), eq(priceList.code, code)))
    .for("no key update");
  return row;
}

async function put(tx: Tx, actor: Actor, code: string, body: PriceListBody, isNew: boolean): Promise<PutPriceList> {
  const stored = await lockPriceList(tx, code);
  const right = stored ? "edit" : "create";
  if (!actor.rights.has(right)) return refuse("no_right", right);
  if (isNew && stored) return refuse("code_taken", code);
  const currency = body.currency ?? stored?.currency ?? (await currencyOf(tx));
  const problem =
    (stored && stored.currency !== currency && !body.prices ? await refuseCurrency(tx, stored.id, currency) : null) ??
    (stored && body.archived && !stored.archivedAt ? await refuseArchive(tx, stored.id) : null) ??
    (await refuseUnknownSku(
      tx,
      (body.prices ?? []).map(({ sku }) => sku),
    ));
  if (problem) return problem;
  const id = stored?.id ?? v7();
  const archivedAt = body.archived === false ? null : (stored?.archivedAt ?? (body.archived ? new Date() : null));
  const values = { name: body.name, currency, archivedAt };
  if (stored) {
    await tx.read
      .update(priceList)
      .set(values)
      .where(and(eq(priceList.orgId, tx.orgId), eq(priceList.id, id)));
  } else await tx.read.insert(priceList).values({ orgId: tx.orgId, id, code, ...values });
  if (body.prices) await writePrices(tx, id, body.prices, "replace");
  return { ok: true, created: !stored, list: certain(await readPriceList(tx, code), "price list that was just written") };
}

export type PriceListArchived = { ok: true } | CatalogueRefusal;

/** An archived list prices nothing; `archived` false brings it back. */
export function archivePriceList(actor: Actor, code: string, archived: boolean): Promise<PriceListArchived> {
  return administer(actor.orgId, async (tx): Promise<PriceListArchived> => {
    if (!actor.rights.has("edit")) return refuse("no_right", "edit");
    const stored = await lockPriceList(tx, code);
    if (!stored) return refuse("not_found");
    const refused = archived && !stored.archivedAt ? await refuseArchive(tx, stored.id) : null;
    if (refused) return refused;
    await tx.read
      .update(priceList)
      .set({ archivedAt: archived ? new Date() : null })
      .where(and(eq(priceList.orgId, tx.orgId), eq(priceList.id, stored.id)));
    return { ok: true };
  });
}

const ANY_PRICE = "select 1 as found from price_list_item where org_id = $1 and price_list_id = $2 limit 1";

async function refuseCurrency(tx: Tx, id: string, currency: string): Promise<CatalogueRefusal | null> {
  const priced = await tx.query("any_price_of_list", ANY_PRICE, [tx.orgId, id]);
  return priced.length > 0 ? refuse("list_currency_fixed", currency) : null;
}

const BUYERS = "select count(*)::int as buyers from customer where org_id = $1 and price_list_id = $2 and archived_at is null";

async function refuseArchive(tx: Tx, id: string): Promise<CatalogueRefusal | null> {
  const [row] = await tx.query<{ buyers: number }>("buyers_at_list", BUYERS, [tx.orgId, id]);
  const buyers = row?.buyers ?? 0;
  return buyers > 0 ? refuse("list_in_use", `${buyers} ${buyers === 1 ? "customer" : "customers"}`) : null;
}
