/** The channel on which every process tells the others, after a commit, what changed. */
export const LIVE_CHANNEL = "onerow_live";

/** What changed in one organization: these orders, or with `all` so much that every open screen should look again. */
export type Change = { orgId: string; orderIds: readonly string[]; all: boolean };

// A payload of NOTIFY ends at 8000 bytes; 150 ids of 36 characters leave room for the rest.
const IDS_PER_CHANGE = 150;

/** One payload per organization; more orders than fit into one become `all`. */
export function encodeChanges(changed: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...changed].map(([orgId, orders]) => (orders.size > IDS_PER_CHANGE ? `${orgId} *` : [orgId, ...orders].join(" ")));
}

/** The change in a payload, or null when somebody else uses the channel. */
export function decodeChange(payload: string): Change | null {
  const [orgId, ...rest] = payload.split(" ");
  if (!orgId || !/^[0-9a-f-]{36}$/.test(orgId)) return null;
  const all = rest[0] === "*";
  return { orgId, orderIds: all ? [] : rest, all };
}
