import { readFileSync } from "node:fs";
import type pg from "pg";

/** Milliseconds of processor time per call. */
export type CpuTime = { node: number; database: number | null };
/** Milliseconds used so far; of the database by session, because sessions come and go. */
type Clock = { node: number; sessions: ReadonlyMap<number, number | null> };

const TICK_MS = 10;

/** Processor time of this process (or of the program with that id) and of all database sessions; the latter only where the database runs on this machine. */
export async function cpuTime(owner: pg.Pool, ofProgram?: number): Promise<Clock> {
  const { rows } = await owner.query<{ pid: number }>("select pid from pg_stat_activity where backend_type = 'client backend'");
  const { user, system } = process.cpuUsage();
  const node = ofProgram === undefined ? (user + system) / 1000 : (msOf(ofProgram, /./) ?? 0);
  return { node, sessions: new Map(rows.map(({ pid }) => [pid, msOf(pid, /^postgres/)])) };
}

export function cpuBetween(from: Clock, to: Clock, calls: number): CpuTime {
  let database: number | null = 0;
  for (const [pid, ms] of to.sessions) {
    const before = from.sessions.has(pid) ? from.sessions.get(pid) : 0;
    database = database === null || ms === null || before == null ? null : database + ms - before;
  }
  return { node: perCall(to.node - from.node, calls), database: database === null ? null : perCall(database, calls) };
}

const perCall = (ms: number, calls: number): number => (calls === 0 ? 0 : Math.round((ms / calls) * 1000) / 1000);

/** From /proc, where there is one: user and system time are the 14th and 15th field, counted behind the name in brackets. */
function msOf(pid: number, name: RegExp): number | null {
  try {
    if (!name.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))) return null;
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
