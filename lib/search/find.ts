import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { SearchKind } from "@/db/values";
import { searchPrefixes } from "@/lib/search/tokens";
import type { Tx } from "@/lib/transaction/in-tenant";

/** Nothing that starts with the prefix sorts at or behind this in byte order. */
const END = "\u{10FFFF}";

/** The words of a text as ranges of words that begin with them. */
export const wordRanges = (text: string): Range[] => searchPrefixes(text).map((word) => [word, word + END]);

/** How many rows of one word are looked at. A text finds all its rows as soon as one of its words has fewer than this. */
const MOST_CANDIDATES = 500;

/** How many of them are judged where no word has fewer: enough for the first few, which is all that anybody is shown then. */
const MOST_JUDGED = 300;

type Range = [from: string, to: string];

function rangeAt(word: number): Range {
  return [`$${4 + word * 2}`, `$${5 + word * 2}`];
}

// Under row-level security only a range can use the index. Whole words come first, because nothing that begins with one sorts before it.
const beginning = ([from, to]: Range, most: number | string): string => `select ref_id from search_token
  where org_id = $1 and kind = $2 and token >= ${from} and token < ${to} order by token, ref_id limit ${most}`;
const newestWhole = ([from]: Range, most: number | string): string => `select ref_id from search_token
  where org_id = $1 and kind = $2 and token = ${from} order by ref_id desc limit ${most}`;

// Each search says how many of its rarest word's rows were looked at: with the rows themselves, or in one of its own behind them.
const ONE_WORD = `select c.ref_id, count(*) filter (where c.whole = 0) as looked from (select ref_id, 1 as whole from (${newestWhole(rangeAt(0), MOST_CANDIDATES)}) w
  union all select ref_id, 0 from (${beginning(rangeAt(0), MOST_CANDIDATES)}) b) c group by c.ref_id order by max(c.whole) desc, c.ref_id desc limit $3`;

/** A first look at so few rows of each word mostly finds the rare one. */
const FIRST_LOOK = 50;

/**
 * Only the rows of the rarest word are judged: they hold every answer unless there are more of them than are looked at. One
 * look at a row's own words judges it for all of them. A limit of 0 reads nothing: behind a word that no row has no other
 * is looked for, and where the first look saw all rows of a word they are not read again. Where every word has too many rows,
 * each gives its share: the first of them, and the newest that have the whole word.
 */
function severalWords(count: number): string {
  const words = Array.from({ length: count }, (_, word) => rangeAt(word));
  const join = (separator: string, write: (range: Range, word: number) => string): string => words.map(write).join(separator);
  const unlessNone = (word: number): string =>
    word === 0 ? `${FIRST_LOOK}` : `case when exists (select from f${word - 1}) then ${FIRST_LOOK} else 0 end`;
  const seenAll = `(select rows from first_least) < ${FIRST_LOOK}`;
  const tooMany = `(select rows from least) = ${MOST_CANDIDATES}`;
  const share = Math.ceil(MOST_JUDGED / (2 * count));
  const each = `case when ${tooMany} then ${share} else ${MOST_CANDIDATES} end`;
  const further = `case when ${seenAll} then 0 else ${MOST_CANDIDATES} end`;
  return `with ${join(", ", (range, word) => `f${word} as materialized (${beginning(range, unlessNone(word))})`)},
    first_least as materialized (select least(${join(", ", (_, word) => `(select count(*) from f${word})`)}) as rows),
    ${join(", ", (range, word) => `w${word} as materialized (select ref_id from f${word} where ${seenAll} union all (${beginning(range, further)}))`)},
    least as materialized (select least(${join(", ", (_, word) => `(select count(*) from w${word})`)}) as rows),
    near as (${join(" union ", (_, word) => `(select ref_id from w${word} where (select count(*) from w${word}) = (select rows from least) limit ${each})`)}
      ${join("", (range) => ` union (${newestWhole(range, `case when ${tooMany} then ${share} else 0 end`)})`)})
    (select c.ref_id, 0 as looked from near c cross join lateral (
      select ${join(", ", ([from, to], word) => `bool_or(o.token >= ${from} and o.token < ${to}) as has${word}`)},
        ${join(" + ", ([from]) => `bool_or(o.token = ${from})::int`)} as whole
      from search_token o where o.org_id = $1 and o.ref_id = c.ref_id and o.kind = $2) t
    where ${join(" and ", (_, word) => `t.has${word}`)} order by t.whole desc, c.ref_id desc limit $3)
    union all select null, (select rows from least)`;
}

type Hits = {
  ids: string[];
  /** False when more rows have the words than the limit, or than were looked at. */
  areAll: boolean;
};

/** Ids of the rows that have every word of the text as the beginning of one of theirs: whole words first, newest first. */
export async function findHits(tx: Tx, kind: SearchKind, text: string, limit: number): Promise<Hits> {
  const words = wordRanges(text);
  if (words.length === 0) return { ids: [], areAll: true };
  const rows = await tx.query<{ ref_id: string | null; looked: number }>(
    `find_${words.length}_words`,
    words.length === 1 ? ONE_WORD : severalWords(words.length),
    [tx.orgId, kind, limit + 1, ...words.flat()],
  );
  const ids = rows.flatMap(({ ref_id }) => ref_id ?? []);
  const looked = rows.reduce((sum, row) => sum + row.looked, 0);
  return { ids: ids.slice(0, limit), areAll: ids.length <= limit && looked < MOST_CANDIDATES };
}

/** The ids alone, for whoever shows the first few. */
export const findIds = async (tx: Tx, kind: SearchKind, text: string, limit: number): Promise<string[]> =>
  (await findHits(tx, kind, text, limit)).ids;

/** A condition for drizzle lists: the row with this id has every word of the text. Null when the text has no words. */
export function matches(orgId: string, kind: SearchKind, id: AnyPgColumn, text: string): SQL | null {
  const words = wordRanges(text);
  if (words.length === 0) return null;
  return sql.join(
    words.map(
      ([from, to]) => sql`${id} in (select ref_id from search_token
        where org_id = ${orgId} and kind = ${kind} and token >= ${from} and token < ${to})`,
    ),
    sql` and `,
  );
}
