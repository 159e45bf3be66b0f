"use server";

import {
  archivePriceListForm,
  editPriceListForm,
  newPriceListForm,
  removePriceForm,
  setPricesForm,
} from "@/lib/catalogue/price-list-inputs";
import { archivePriceList, putPriceList } from "@/lib/catalogue/put-price-list";
import { dropPrice, setPrices } from "@/lib/catalogue/set-prices";
import { formAction } from "@/lib/server/action";

export const createPriceList = formAction(newPriceListForm, (actor, { code, ...body }) => putPriceList(actor, code, body, true), {
  goTo: ({ list }) => `/price-lists/${encodeURIComponent(list.code)}`,
});
export const savePriceList = formAction(editPriceListForm, (actor, { code, ...body }) => putPriceList(actor, code, body));
export const putAway = formAction(archivePriceListForm, (actor, { code }) => archivePriceList(actor, code, true));
export const bringBack = formAction(archivePriceListForm, (actor, { code }) => archivePriceList(actor, code, false));
export const addPrices = formAction(setPricesForm, (actor, { code, prices }) => setPrices(actor, code, prices), {
  message: ({ count }) => `${count.toLocaleString("en")} ${count === 1 ? "price is" : "prices are"} set.`,
});
export const removePrice = formAction(removePriceForm, (actor, { code, sku }) => dropPrice(actor, code, sku));
