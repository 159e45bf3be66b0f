import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** A barcode, the product behind it and how many units of it one scan is. */
export type KnownCode = { code: string; sku: string; units: number };

const CODES = `select c.code, p.sku, c.units from product p
  cross join lateral (select p.gtin as code, 1 as units where p.gtin is not null
    union all select b.code, b.units from product_barcode b where b.org_id = p.org_id and b.product_id = p.id) c
  where p.org_id = $1 and p.sku = any($2::text[]) order by p.sku, c.units, c.code limit 5000`;

/** Barcodes of the products, so that a tablet knows them without asking. */
export const listCodes = (actor: Actor, skus: readonly string[]): Promise<KnownCode[]> =>
  readTenant(actor.orgId, (tx) => tx.query("codes_of_products", CODES, [tx.orgId, skus]));
