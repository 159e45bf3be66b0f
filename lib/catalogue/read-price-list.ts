import "server-only";
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { priceList, priceListItem, product } from "@/db/schema/catalogue";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { plainPrice } from "@/lib/catalogue/plain-decimal";
import { matches } from "@/lib/search/find";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type PriceList = { id: string; code: string; name: string; currency: string; archivedAt: string | null };

export const priceListOnWire = ({ id, code, name, currency, archivedAt }: PriceList) => ({
  id,
  code,
  name,
  currency,
  archived: archivedAt !== null,
});

const COLUMNS = {
  id: priceList.id,
  code: priceList.code,
  name: priceList.name,
  currency: priceList.currency,
  archivedAt: priceList.archivedAt,
};

type Row = Omit<PriceList, "archivedAt"> & { archivedAt: Date | null };
const listOf = <R extends Row>(row: R) => ({ ...row, archivedAt: row.archivedAt?.toISOString() ?? null });

export async function readPriceList(tx: Tx, code: string): Promise<PriceList | null> {
  const [row] = await tx.read
    .select(COLUMNS)
    .from(priceList)
    .where(and(eq(priceList.orgId, tx.orgId), eq(priceList.code, code)));
  return row ? listOf(row) : null;
}

export type PriceListSummary = PriceList & { prices: number; customers: number };

const PRICES = sql<number>`(select count(*)::int from price_list_item i where i.org_id = price_list.org_id and i.price_list_id = price_list.id)`;
const CUSTOMERS = sql<number>`(select count(*)::int from customer c
  where c.org_id = price_list.org_id and c.price_list_id = price_list.id and c.archived_at is null)`;

/** Price lists are few: one page holds them. */
export function listPriceLists(orgId: string, archived: boolean): Promise<PriceListSummary[]> {
  return readTenant(orgId, async (tx) => {
    const rows = await tx.read
      .select({ ...COLUMNS, prices: PRICES, customers: CUSTOMERS })
      .from(priceList)
      .where(and(eq(priceList.orgId, orgId), archived ? isNotNull(priceList.archivedAt) : isNull(priceList.archivedAt)))
      .orderBy(asc(priceList.code))
      .limit(500);
    return rows.map(listOf);
  });
}

export type ListPrice = { productId: string; sku: string; name: string; unitPrice: string; productPrice: string; productCurrency: string };

/** One list with a page of its prices, by SKU. */
export function findPriceList(
  orgId: string,
  code: string,
  q: string,
  place: Place,
  limit: number,
): Promise<{ list: PriceList; customers: number; page: KeysetPage<ListPrice> } | null> {
  return readTenant(orgId, async (tx) => {
    const [row] = await tx.read
      .select({ ...COLUMNS, customers: CUSTOMERS })
      .from(priceList)
      .where(and(eq(priceList.orgId, orgId), eq(priceList.code, code)));
    if (!row) return null;
    const { customers, ...list } = row;
    const rows = await tx.read
      .select({
        productId: product.id,
        sku: product.sku,
        name: product.name,
        unitPrice: priceListItem.unitPrice,
        productPrice: product.unitPrice,
        productCurrency: product.currency,
      })
      .from(priceListItem)
      .innerJoin(product, and(eq(product.orgId, priceListItem.orgId), eq(product.id, priceListItem.productId)))
      .where(
        and(
          eq(priceListItem.orgId, orgId),
          eq(priceListItem.priceListId, list.id),
          matches(orgId, "product", product.id, q) ?? undefined,
          place.after === undefined ? undefined : gt(product.sku, place.after),
          place.before === undefined ? undefined : lt(product.sku, place.before),
        ),
      )
      .orderBy(place.before === undefined ? asc(product.sku) : desc(product.sku))
      .limit(limit + 1);
    const prices = rows.map((price) => ({
      ...price,
      unitPrice: plainPrice(price.unitPrice, list.currency),
      productPrice: plainPrice(price.productPrice, price.productCurrency),
    }));
    return { list: listOf(list), customers, page: pageOf(prices, limit, place, (price) => price.sku) };
  });
}

/** The lists a form can offer. */
export const priceListChoices = (orgId: string): Promise<{ code: string; name: string; currency: string }[]> =>
  readTenant(orgId, (tx) =>
    tx.read
      .select({ code: priceList.code, name: priceList.name, currency: priceList.currency })
      .from(priceList)
      .where(and(eq(priceList.orgId, orgId), isNull(priceList.archivedAt)))
      .orderBy(asc(priceList.code))
      .limit(500),
  );
