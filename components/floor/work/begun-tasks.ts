/** Under which name begun work is kept on a device; a second count is work of its own. */
export const countTaskName = (id: string, state: string): string => `count ${id} ${state}`;

/** A receipt that nobody announced is begun once at each location. */
export const receiptTask = (location: string, expected: string | null): string => `receive ${expected ?? `blind ${location}`}`;

export const transferReceiptTask = (transfer: string): string => `receive transfer ${transfer}`;
