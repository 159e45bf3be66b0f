import type { ProductKind, TaxCategory } from "@/db/values";

export const KIND_NAMES: Readonly<Record<ProductKind, string>> = { stock: "Stocked", service: "Service", bundle: "Bundle" };

export const KIND_HINTS: Readonly<Record<ProductKind, string>> = {
  stock: "Lies on a shelf; orders reserve it.",
  service: "Postage, fees, work: needs no stock and follows the first shipment.",
  bundle: "Several stocked products sold as one; its components are reserved together, from one location.",
};

/** VAT categories as invoices name them (UNCL5305). */
export const TAX_CATEGORY_NAMES: Readonly<Record<TaxCategory, string>> = {
  S: "S: taxed at a rate",
  Z: "Z: zero rate",
  E: "E: exempt",
  AE: "AE: reverse charge",
  K: "K: delivery within the EU",
  G: "G: export",
  O: "O: outside VAT",
};
