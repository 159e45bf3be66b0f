import "server-only";
import type { ListedPrice } from "@/lib/catalogue/price-list-inputs";
import { lockPriceList } from "@/lib/catalogue/put-price-list";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuseUnknownSku, removePrice, writePrices } from "@/lib/catalogue/write-prices";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";

export type PricesSet = { ok: true; count: number } | CatalogueRefusal;

/** Adds or changes these prices of a list and leaves the others. Orders that were placed keep theirs. */
export function setPrices(actor: Actor, code: string, prices: readonly ListedPrice[]): Promise<PricesSet> {
  return administer(actor.orgId, async (tx): Promise<PricesSet> => {
    if (!actor.rights.has("edit")) return refuse("no_right", "edit");
    const list = await lockPriceList(tx, code);
    if (!list) return refuse("not_found");
    const unknown = await refuseUnknownSku(
      tx,
      prices.map(({ sku }) => sku),
    );
    if (unknown) return unknown;
    await writePrices(tx, list.id, prices, "add");
    return { ok: true, count: prices.length };
  });
}

export function dropPrice(actor: Actor, code: string, sku: string): Promise<PricesSet> {
  return administer(actor.orgId, async (tx): Promise<PricesSet> => {
    if (!actor.rights.has("edit")) return refuse("no_right", "edit");
    const list = await lockPriceList(tx, code);
    if (!list) return refuse("not_found");
    await removePrice(tx, list.id, sku);
    return { ok: true, count: 1 };
  });
}
