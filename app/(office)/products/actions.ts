"use server";

import { archiveProduct } from "@/lib/catalogue/archive-product";
import { archiveProductForm, bodyOfForm, editProductForm, newProductForm } from "@/lib/catalogue/inputs";
import { type PutProduct, putProduct } from "@/lib/catalogue/put-product";
import { formAction } from "@/lib/server/action";

const toProduct = ({ product }: Extract<PutProduct, { ok: true }>): string => `/products/${product.id}`;

export const createProduct = formAction(newProductForm, (actor, form) => putProduct(actor, form.sku, bodyOfForm(form), { is: "new" }), {
  goTo: toProduct,
});
export const saveProduct = formAction(
  editProductForm,
  (actor, form) => putProduct(actor, form.sku, bodyOfForm(form), { is: "as_seen", updatedAt: form.seen }),
  { goTo: toProduct },
);
export const putAway = formAction(archiveProductForm, (actor, { sku }) => archiveProduct(actor, sku, true));
export const bringBack = formAction(archiveProductForm, (actor, { sku }) => archiveProduct(actor, sku, false));
