import { readFileSync } from "node:fs";
import type pg from "pg";

/** Milliseconds of processor time used so far. */
export type CpuTime = { node: number; database: number | null };

const TICK_MS = 10;

/** Processor time of this process and of all database sessions; the latter only where the database runs on this machine. */
export async function cpuTime(owner: pg.Pool, alsoPid?: number): Promise<CpuTime> {
  const { rows } = await owner.query<{ pid: number }>("select pid from pg_stat_activity where backend_type = 'client backend'");
  const { user, system } = process.cpuUsage();
  const sessions = rows.map(({ pid }) => ticksOf(pid, /^postgres/));
  const node = alsoPid === undefined ? (user + system) / 1000 : (ticksOf(alsoPid, /./) ?? 0);
  return { node, database: sessions.some((ms) => ms === null) ? null : sessions.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) };
}

export const cpuBetween = (from: CpuTime, to: CpuTime, calls: number): CpuTime => ({
  node: perCall(to.node - from.node, calls),
  database: from.database === null || to.database === null ? null : perCall(to.database - from.database, calls),
});

const perCall = (ms: number, calls: number): number => (calls === 0 ? 0 : Math.round((ms / calls) * 1000) / 1000);

/** From /proc, where there is one: user and system time are the 14th and 15th field, counted behind the name in brackets. */
function ticksOf(pid: number, name: RegExp): number | null {
  try {
    if (!name.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))) return null;
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
