/**
 * More waiting rows than this are not read for one decision. Follow-ups and newcomers read only rows that could be given
 * something now, so those who cannot be served hold up nobody; what lies behind as many who can stays out of newcomers' reach.
 */
export const MOST_QUEUE_ROWS = 2_000;

/** Orders that one transaction feeds at most; the rest follow in transactions of their own. */
export const MOST_FED_ORDERS = 50;
