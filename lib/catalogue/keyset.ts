/** A page of a list that is walked by key: no counting, no offset. */
export type KeysetPage<Row> = { items: Row[]; next: string | null; previous: string | null };
export type Place = { after?: string | undefined; before?: string | undefined };

/** Cuts one row more than the page holds into a page. `rows` come in the order they were read: backwards when `before` is set. */
export function pageOf<Row>(rows: readonly Row[], limit: number, place: Place, keyOf: (row: Row) => string): KeysetPage<Row> {
  const backwards = place.before !== undefined;
  const more = rows.length > limit;
  const cut = rows.slice(0, limit);
  const items = backwards ? cut.toReversed() : cut;
  const first = items[0];
  const last = items.at(-1);
  const hasNext = backwards || more;
  const hasPrevious = backwards ? more : place.after !== undefined;
  return {
    items,
    next: hasNext && last !== undefined ? keyOf(last) : null,
    previous: hasPrevious && first !== undefined ? keyOf(first) : null,
  };
}

/** A cursor that callers hand back unread. */
export const cursorOf = (key: string): string => Buffer.from(key).toString("base64url");
/** PostgreSQL refuses U+0000, which no key of ours holds. */
export const keyOfCursor = (cursor: string): string => Buffer.from(cursor, "base64url").toString().replaceAll("\0", "");
