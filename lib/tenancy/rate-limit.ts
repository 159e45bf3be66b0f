import { createHash } from "node:crypto";
import { outsideTenants } from "@/lib/transaction/in-tenant";

export type Limit = { hits: number; windowSeconds: number };
export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

const TAKE = `
  insert into rate_limit as r (key, window_start, hits) values ($1, statement_timestamp(), 1)
  on conflict (key) do update set
    hits = case when r.window_start <= statement_timestamp() - make_interval(secs => $2) then 1 else r.hits + 1 end,
    window_start = case when r.window_start <= statement_timestamp() - make_interval(secs => $2) then statement_timestamp() else r.window_start end
  returning hits, ceil(extract(epoch from window_start + make_interval(secs => $2) - statement_timestamp()))::int as left_seconds`;

const SWEEP = "delete from rate_limit where window_start < statement_timestamp() - interval '1 day'";
const SWEEP_CHANCE = 0.01;

/** Keys are hashes, so that the table tells neither accounts nor addresses. */
export const limitKey = (kind: string, subject: string): string => `${kind}:${createHash("sha256").update(subject).digest("hex")}`;

/** Counts one attempt before it is made, so that attempts in parallel cannot slip through together. */
export async function takeHit(key: string, limit: Limit): Promise<Taken> {
  const [row] = await outsideTenants(async (tx) => {
    const taken = await tx.query<{ hits: number; left_seconds: number }>("rate_take", TAKE, [key, limit.windowSeconds]);
    if (taken[0]?.hits === 1 && Math.random() < SWEEP_CHANCE) await tx.query("rate_sweep", SWEEP, []);
    return taken;
  });
  if (!row || row.hits <= limit.hits) return { ok: true };
  return { ok: false, retryAfterSeconds: Math.max(1, row.left_seconds) };
}

/** Forgets the attempts of a key, or takes back the newest. */
export async function giveBack(key: string, all: boolean): Promise<void> {
  await outsideTenants((tx) =>
    all
      ? tx.query("rate_clear", "delete from rate_limit where key = $1", [key])
      : tx.query("rate_give_back", "update rate_limit set hits = hits - 1 where key = $1 and hits > 0", [key]),
  );
}
