import type { Tx } from "@/lib/transaction/in-tenant";
import { KEY, type Key, type ListedOrder, type ListOptions, type OrderPage, pageUpTo, placeOf, rowsFrom, shown, sorted } from "./list-page";
import { addPlace, bindJudged, conditionsOf, driverOf, type ListPlace, type ListSql, type Narrowed } from "./list-sql";

/** Rows that one page may judge for conditions no index answers; whoever wants more goes on from there. */
const MOST_JUDGED = 1000;
/** Fewer, where each has to be found by its words. */
const MOST_LOOKED_UP = 200;

/** Walks one index: alone it makes the page, or a window of its rows is judged by the conditions it does not answer. */
export async function listWindow(tx: Tx, narrowed: Narrowed, options: ListOptions): Promise<OrderPage> {
  const { limit, timeZone } = options;
  const place = placeOf(options);
  const sql = conditionsOf(tx.orgId, narrowed, driverOf(narrowed), timeZone);
  if (place) addPlace(sql, place);
  const most = options.judged ?? (narrowed.words?.looksUp ? MOST_LOOKED_UP : MOST_JUDGED);
  const isJudged = sql.judged.length > 0;
  const { text, values } = isJudged ? judgedSql(sql, limit, most, place) : { text: indexedSql(sql, limit + 1, place), values: sql.values };
  const rows = await tx.query<ListedOrder>(
    `orders_${limit}${isJudged ? `of${most}` : ""}_${sql.shape.join("")}`,
    shown(text, place),
    values,
  );
  const isWhole = !isJudged || rows.length > limit;
  return pageUpTo(rows, limit, place, isWhole ? null : await endOfWindow(tx, sql, most, place));
}

const indexedSql = ({ indexed }: ListSql, most: number, place: ListPlace | null): string =>
  `${rowsFrom("orders o")} where ${indexed.join(" and ")} ${sorted(place)} limit ${most}`;

function judgedSql(sql: ListSql, limit: number, most: number, place: ListPlace | null): { text: string; values: unknown[] } {
  const { where, values } = bindJudged(sql);
  return { text: `select o.* from (${indexedSql(sql, most, place)}) o where ${where} ${sorted(place)} limit ${limit + 1}`, values };
}

/** The last of the judged rows, if there is anything behind it. */
async function endOfWindow(tx: Tx, sql: ListSql, most: number, place: ListPlace | null): Promise<Key | null> {
  const text = `select ${KEY} from orders o where ${sql.indexed.join(" and ")} ${sorted(place)} limit 2 offset ${most - 1}`;
  const [end, behind] = await tx.query<Key>(`orders_end_${most}_${sql.shape.join("")}`, text, sql.values);
  return end && behind ? end : null;
}
