import { v7 } from "uuid";
import type { Change } from "@/lib/live/channel";
import { readTenant } from "@/lib/transaction/in-tenant";

// A commit's id is made when its command begins; one that waited longer than this for its locks is not found here.
const WINDOW_MS = 60_000;
const MOST = 500;

const EVENTS = "select commit_id, order_id, at from order_event where org_id = $1 and commit_id >= $2 order by commit_id desc limit $3";
const MOVEMENTS = "select commit_id, at from stock_movement where org_id = $1 and id >= $2 order by id desc limit 1";

/** The commits of an organization that the poll has met already. */
export type Seen = Set<string>;
/** Says whether this order, or for null anything, was told as changed after the instant. */
export type WasTold = (orderId: string | null, since: Date) => boolean;

type Event = { commit_id: string; order_id: string; at: Date };

/** What changed within the last minute and was not told. Both reads are ranges of an index that end now, however long the history is. */
export async function pollChange(orgId: string, seen: Seen, wasTold: WasTold): Promise<Change | null> {
  const from = v7({ msecs: Date.now() - WINDOW_MS, random: new Uint8Array(16), seq: 0 });
  const [events, movements] = await readTenant(orgId, (tx) =>
    Promise.all([
      tx.query<Event>("live-events", EVENTS, [orgId, from, MOST]),
      tx.query<Omit<Event, "order_id">>("live-movements", MOVEMENTS, [orgId, from]),
    ]),
  );
  const fresh = events.filter((event) => !seen.has(event.commit_id) && !wasTold(event.order_id, event.at));
  const moved = movements.some((movement) => !seen.has(movement.commit_id) && !wasTold(null, movement.at));
  seen.clear();
  for (const { commit_id } of [...events, ...movements]) seen.add(commit_id);
  if (fresh.length === 0 && !moved) return null;
  const all = fresh.length === MOST;
  return { orgId, all, orderIds: all ? [] : [...new Set(fresh.map((event) => event.order_id))] };
}
