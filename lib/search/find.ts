import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { SearchKind } from "@/db/values";
import { searchPrefixes } from "@/lib/search/tokens";
import type { Tx } from "@/lib/transaction/in-tenant";

/** Nothing that starts with the prefix sorts at or behind this in byte order. */
const END = "\u{10FFFF}";

const LIKE_WORD = `select ref_id from search_token where org_id = $1 and kind = $2 and token >= $3 and token < $4`;

// Longest word first: it is the most telling one. The others are looked up per row found, in the row's own few tokens.
const findSql = (words: number): string => `
select ref_id from (
  select distinct on (ref_id) ref_id, token from (${LIKE_WORD} order by token, ref_id limit $5) near
) hit
where ${Array.from(
  { length: words - 1 },
  (_, word) => `exists (select from search_token o where o.org_id = $1 and o.ref_id = hit.ref_id and o.kind = $2
    and o.token >= $${6 + word * 2} and o.token < $${7 + word * 2})`,
)
  .concat("true")
  .join(" and ")}
order by token, ref_id desc limit ${"$"}${6 + (words - 1) * 2}`;

/** How many rows of one word are looked through; who types more letters sees the rest. */
const MOST_CANDIDATES = 2000;

/** Ids of the rows that have every word of the text as the beginning of one of theirs; whole words first. */
export async function findIds(tx: Tx, kind: SearchKind, text: string, limit: number): Promise<string[]> {
  const words = searchPrefixes(text).toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return [];
  const [first = "", ...others] = words;
  const values = [tx.orgId, kind, first, first + END, MOST_CANDIDATES, ...others.flatMap((word) => [word, word + END]), limit];
  const rows = await tx.query<{ ref_id: string }>(`find_${words.length}_words`, findSql(words.length), values);
  return rows.map((row) => row.ref_id);
}

/** A condition for drizzle lists: the row with this id has every word of the text. Null when the text has no words. */
export function matches(orgId: string, kind: SearchKind, id: AnyPgColumn, text: string): SQL | null {
  const words = searchPrefixes(text);
  if (words.length === 0) return null;
  return sql.join(
    words.map(
      (word) => sql`${id} in (select ref_id from search_token
        where org_id = ${orgId} and kind = ${kind} and token >= ${word} and token < ${word + END})`,
    ),
    sql` and `,
  );
}
