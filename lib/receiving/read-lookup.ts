import "server-only";
import type { ProductKind } from "@/db/values";
import { tokensOf } from "@/lib/search/tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** What a typed or scanned code stands for: a product, and how many of its units one scan counts. */
export type FoundCode =
  | { code: string; ok: true; sku: string; name: string; lots: boolean; units: number }
  | { code: string; ok: false; because: "unknown" | "not_stocked" | "archived" };

type Row = { code: string; sku: string; name: string; kind: ProductKind; archived: boolean; lots: boolean; units: number; exact: number };

// A scanner may leave the zeros in front of a GTIN away, and people type a SKU in small letters.
const LOOKUP = `select distinct on (w.code) w.code, p.sku, p.name, p.kind, p.archived_at is not null as archived, p.tracks_lots as lots, w.units, w.exact
  from (
    select c.code, p.id, 1 as units, 0 as exact from unnest($2::text[]) c (code) join product p on p.org_id = $1 and p.sku = c.code
    union all
    select c.code, p.id, 1, 1 from unnest($2::text[]) c (code) join product p on p.org_id = $1
      and p.gtin in (c.code, ltrim(c.code, '0'), lpad(c.code, 13, '0'), lpad(c.code, 14, '0')) where c.code ~ '^[0-9]{8,14}$'
    union all
    select c.code, b.product_id, b.units, 1 from unnest($2::text[]) c (code) join product_barcode b on b.org_id = $1
      and b.code in (c.code, ltrim(c.code, '0'), lpad(c.code, 13, '0'), lpad(c.code, 14, '0'))
    union all
    select c.code, p.id, 1, 2 from unnest($2::text[], $3::text[]) c (code, token)
      join search_token t on t.org_id = $1 and t.kind = 'product' and t.token = c.token
      join product p on p.org_id = $1 and p.id = t.ref_id and lower(p.sku) = lower(c.code)
  ) w
  join product p on p.org_id = $1 and p.id = w.id
  order by w.code, w.exact, p.archived_at is not null, p.sku`;

/** The products that the codes stand for: by SKU, by GTIN, by the code of a pack, or by SKU in other letters; in the order they were asked for. */
export const lookUpCodes = (actor: Actor, codes: readonly string[]): Promise<FoundCode[]> =>
  readTenant(actor.orgId, async (tx) => {
    const tokens = codes.map((code) => tokensOf(code)[0] ?? "");
    const rows = await tx.query<Row>("stock_lookup", LOOKUP, [tx.orgId, codes, tokens]);
    const found = new Map(rows.map((row) => [row.code, row]));
    return codes.map((code) => tell(code, found.get(code)));
  });

function tell(code: string, row: Row | undefined): FoundCode {
  if (!row) return { code, ok: false, because: "unknown" };
  if (row.kind !== "stock") return { code, ok: false, because: "not_stocked" };
  if (row.archived) return { code, ok: false, because: "archived" };
  return { code, ok: true, sku: row.sku, name: row.name, lots: row.lots, units: row.units };
}
