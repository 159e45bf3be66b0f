import "server-only";
import type { BinKind } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { certain } from "@/lib/result/refusal";
import type { BinListInput } from "./list-input";
import { readTenant } from "@/lib/transaction/in-tenant";

export type ListedBin = {
  code: string;
  location: string;
  zone: string;
  kind: BinKind;
  walk: number;
  archived: boolean;
  /** Units in it now, and of how many products. */
  units: number;
  products: number;
};

export type BinFilter = {
  location?: string | undefined;
  zone?: string | undefined;
  kind?: BinKind | undefined;
  archived?: boolean | undefined;
  /** How the code begins. */
  q?: string | undefined;
  empty?: boolean | undefined;
};

const columns = `b.code, l.code as location, z.code as zone, b.kind, b.walk, b.archived_at is not null as archived, s.units, s.products
  from bin b
  join location l on l.org_id = b.org_id and l.id = b.location_id
  join zone z on z.org_id = b.org_id and z.id = b.zone_id
  cross join lateral (select coalesce(sum(i.units), 0)::float8 as units, count(distinct i.product_id)::int as products
    from bin_stock i where i.org_id = b.org_id and i.bin_id = b.id and i.units > 0) s
  where b.org_id = $1`;

/** What the address of the list asks for. */
export const filterOf = ({ q, location, zone, kind, state }: BinListInput): BinFilter => ({
  location,
  zone,
  kind,
  q: q === "" ? undefined : q,
  empty: state === "empty",
  archived: state === "archived",
});

// A code that begins with the words lies between them and themselves followed by the last character there is.
const PAGE = (backwards: boolean): string => `select ${columns}
  and ($2::text is null or l.code = $2) and ($3::text is null or z.code = $3) and ($4::text is null or b.kind = $4)
  and (b.archived_at is not null) = $5 and (not $6::boolean or s.units = 0)
  and ($7::text is null or (b.code collate "C" >= $7 and b.code collate "C" < $7 || U&'\\+10FFFF'))
  and ($8::text is null or b.code ${backwards ? "<" : ">"} $8)
  order by b.code${backwards ? " desc" : ""} limit $9`;

/** Bins by code, one page. */
export function listBins(orgId: string, filter: BinFilter, place: Place, limit: number): Promise<KeysetPage<ListedBin>> {
  const backwards = place.before !== undefined;
  const { location = null, zone = null, kind = null, archived = false, empty = false, q = null } = filter;
  const from = place.before ?? place.after ?? null;
  const values = [orgId, location, zone, kind, archived, empty, q === null ? null : q.toUpperCase(), from, limit + 1];
  return readTenant(orgId, async (tx) => {
    const rows = await tx.query<ListedBin>(backwards ? "bins_before" : "bins_page", PAGE(backwards), values);
    return pageOf(rows, limit, place, ({ code }) => code);
  });
}

export async function findBin(orgId: string, code: string): Promise<ListedBin | null> {
  return readTenant(
    orgId,
    async (tx) => (await tx.query<ListedBin>("bin_one", `select ${columns} and b.code = $2`, [orgId, code]))[0] ?? null,
  );
}

/** The bin that was just written. */
export const requireBin = async (orgId: string, code: string): Promise<ListedBin> => certain(await findBin(orgId, code), `bin ${code}`);
