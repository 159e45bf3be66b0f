/** More waiting rows than this are not read for one decision; what lies behind them stays out of newcomers' reach. */
export const MOST_QUEUE_ROWS = 300;
