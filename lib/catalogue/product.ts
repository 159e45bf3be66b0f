import type { ProductKind, TaxCategory } from "@/db/values";
import { plainPercent, plainPrice } from "@/lib/catalogue/plain-decimal";

export type BundleComponent = { sku: string; name: string; units: number };

/** What may be sent in place of a product. */
export type Substitute = { id: string; sku: string; name: string; archived: boolean };

export type Product = {
  id: string;
  sku: string;
  name: string;
  kind: ProductKind;
  /** Decimal string in major units, with the places of its currency. */
  unitPrice: string;
  currency: string;
  taxCategory: TaxCategory;
  /** Percentage as a decimal string. */
  taxRate: string;
  weightG: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  tracksLots: boolean;
  tracksSerials: boolean;
  gtin: string | null;
  allowBackorder: boolean;
  safetyStock: number;
  bundle: BundleComponent[];
  /** The best first. */
  substitutes: Substitute[];
  updatedAt: string;
  archivedAt: string | null;
};

/** What stands in the database before its decimals are made plain. */
export type ProductRow = Omit<Product, "kind" | "taxCategory" | "bundle" | "substitutes" | "updatedAt" | "archivedAt"> & {
  kind: string;
  taxCategory: string;
  updatedAt: Date;
  archivedAt: Date | null;
};

export const productOf = (row: ProductRow, { bundle, substitutes }: Partial<Pick<Product, "bundle" | "substitutes">>): Product => ({
  ...row,
  kind: row.kind as ProductKind,
  taxCategory: row.taxCategory as TaxCategory,
  unitPrice: plainPrice(row.unitPrice, row.currency),
  taxRate: plainPercent(row.taxRate),
  bundle: bundle ?? [],
  substitutes: substitutes ?? [],
  updatedAt: row.updatedAt.toISOString(),
  archivedAt: row.archivedAt?.toISOString() ?? null,
});

/** The product as other programs read it. */
export const productOnWire = (product: Product) => ({
  id: product.id,
  sku: product.sku,
  name: product.name,
  kind: product.kind,
  unit_price: product.unitPrice,
  currency: product.currency,
  tax_category: product.taxCategory,
  tax_rate: product.taxRate,
  weight_g: product.weightG,
  length_mm: product.lengthMm,
  width_mm: product.widthMm,
  height_mm: product.heightMm,
  tracks_lots: product.tracksLots,
  tracks_serials: product.tracksSerials,
  gtin: product.gtin,
  allow_backorder: product.allowBackorder,
  safety_stock: product.safetyStock,
  bundle: product.kind === "bundle" ? product.bundle.map(({ sku, units }) => ({ sku, units })) : null,
  substitutes: product.substitutes.map(({ sku }) => sku),
  archived: product.archivedAt !== null,
  updated_at: product.updatedAt,
});
