import { randomUUID } from "node:crypto";
import { placesOf } from "@/components/stock/place-options";
import { startRows } from "@/components/stock/start-rows";
import { HotkeyHint } from "@/components/ui/button";
import type { Right } from "@/db/values";
import { listPlaces } from "@/lib/receiving/read-places";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { startInput } from "@/lib/receiving/stock-list-input";
import { requireRight, requireSession } from "@/lib/tenancy/session";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What every form that moves goods begins with: who writes it and where they work, and the product that it was opened for. */
export async function startForm(right: Right, searchParams: Search) {
  const actor = await requireRight(right);
  const { currency } = (await requireSession()).organization;
  const { sku, location } = startInput.parse(await searchParams);
  const places = await listPlaces(actor);
  const product = sku ? await findStockProduct(actor.orgId, sku) : null;
  const form = { refusals: STOCK_FORM_SENTENCES, once: randomUUID() };
  const goods = { ...form, rows: startRows(product), owner: `${actor.orgId} ${actor.id}`, hint: <HotkeyHint hotkey="mod+enter" /> };
  return { places, mine: placesOf(places), location, product, currency, form, goods };
}
