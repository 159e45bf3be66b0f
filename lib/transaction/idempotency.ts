import { createHash } from "node:crypto";
import { isLockTimeout } from "./faults";
import type { Tx } from "./in-tenant";

/** A creation's once-only key. The hash tells a repeated request from another one that took the same key. */
export type OnceKey = { route: string; key: string; bodyHash: string };

export type StoredAnswer = { bodyHash: string; status: number; answer: unknown; txid: string; at: Date };

/** Whoever holds the key takes too long. Other locks that are waited for in vain say nothing of the key. */
export const KEY_BUSY = new Error("another request with the same key has not finished");

/** Waits for whoever holds the same key, then reads what it left. Two statements: the read must see what the wait was for. */
export async function lockKey(tx: Tx, { route, key }: OnceKey): Promise<StoredAnswer | undefined> {
  const [locked, read] = await Promise.allSettled([
    tx.query("key_lock", "select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${tx.orgId} ${route} ${key}`]),
    tx.query<StoredAnswer>(
      "key_read",
      `select body_hash as "bodyHash", status, answer, txid::text as txid, at from idempotency_key where org_id = $1 and route = $2 and key = $3`,
      [tx.orgId, route, key],
    ),
  ]);
  if (locked.status === "rejected") throw isLockTimeout(locked.reason) ? KEY_BUSY : locked.reason;
  if (read.status === "rejected") throw read.reason;
  return read.value[0];
}

/** SHA-256 of the body with its members in order, so that the same request written differently is the same. */
export const hashBody = (body: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(ordered(body)))
    .digest("hex");

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, ordered(member)]),
  );
}
