/** A list of work that is done from the top has no pages: it stops here, and says so. */
export const MOST_SHOWN = 200;

/** How many rows such a list reads: one more than it shows, which tells that there are more. */
export const READ_MOST = MOST_SHOWN + 1;

/** The rows that are shown. */
export const firstRows = <Row>(rows: readonly Row[]): Row[] => rows.slice(0, MOST_SHOWN);

export const hasMore = (rows: readonly unknown[]): boolean => rows.length > MOST_SHOWN;

/** How many rows there are, or that there are more than are shown. */
export const countWords = (rows: readonly unknown[]): string => (hasMore(rows) ? `${MOST_SHOWN}+` : String(rows.length));
