import { plainCode } from "@/lib/scanning/plain-code";
import { readScan, type Scan } from "@/lib/scanning/read-scan";
import type { Tx } from "@/lib/transaction/in-tenant";

/** What a code on the floor stands for: units of a product, perhaps of a lot, perhaps one numbered piece. */
export type Item = {
  productId: string;
  sku: string;
  /** Units that one scan counts as: twelve for the code of a case. */
  units: number;
  lot: string | null;
  expiry: string | null;
  serial: string | null;
};

const PREFIX = "select order_prefix as prefix from org_policy where org_id = $1";

// A product's gtin may be kept in any of its lengths, a case has a code of its own, and what is typed by hand is a SKU.
const PRODUCT = `select id, sku, 1 as units from product where org_id = $1 and gtin = any($2::text[])
  union all select p.id, p.sku, b.units from product_barcode b join product p on p.org_id = b.org_id and p.id = b.product_id
    where b.org_id = $1 and b.code = any($2::text[])
  union all select id, sku, 1 from product where org_id = $1 and sku = $3 limit 1`;

/** The product behind a scanned or typed code, or null where it is none of the organization's. */
export async function readItem(tx: Tx, code: string, now: Date): Promise<Item | null> {
  const [policy] = await tx.query<{ prefix: string }>("order_prefix", PREFIX, [tx.orgId]);
  const scan = readScan(code, { presentYear: now.getUTCFullYear(), orderPrefix: policy?.prefix ?? "" });
  const [found] = await tx.query<{ id: string; sku: string; units: number }>("item_by_code", PRODUCT, [
    tx.orgId,
    [...namesOf(scan), plainCode(code)],
    plainCode(code),
  ]);
  if (!found) return null;
  const goods = scan.kind === "gtin" ? scan : undefined;
  return {
    productId: found.id,
    sku: found.sku,
    units: found.units * (goods?.count ?? 1),
    lot: goods?.lot ?? null,
    expiry: goods?.expiry ?? null,
    serial: goods?.serial ?? null,
  };
}

/** The number of one piece, where the code bears it. */
export function serialIn(code: string, now: Date): string | null {
  const scan = readScan(code, { presentYear: now.getUTCFullYear(), orderPrefix: "" });
  return scan.kind === "gtin" ? (scan.serial ?? null) : null;
}

const LENGTHS = [14, 13, 12, 8];

function namesOf(scan: Scan): string[] {
  if (scan.kind !== "gtin") return [];
  const { gtin14 } = scan;
  return LENGTHS.filter((length) => /^0*$/.test(gtin14.slice(0, 14 - length))).map((length) => gtin14.slice(14 - length));
}
