import pg from "pg";
import { FIRST, FORGET_HISTORY, LANES, LAST, makeHistory } from "@/bench/history-sql";

/**
 * Gives an organization of `loadWorld` so many orders over two years, with everything that placing and canceling them
 * would have written: afterwards the verifier finds nothing.
 */
export async function loadHistory(
  url: string,
  orgId: string,
  orders: number,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const started = performance.now();
  const tell = (what: string) => say(`  ${what}, ${Math.round((performance.now() - started) / 1000)} s after the start`);
  const connections = await Promise.all(LANES.map(() => connect(url)));
  const [first = await connect(url)] = connections;
  try {
    await first.query(FORGET_HISTORY);
    await first.query(makeHistory(orgId, orders));
    await first.query("analyze bench_history");
    await runAll(first, FIRST, orgId, tell);
    await Promise.all(LANES.map((lane, index) => runAll(connections[index] ?? first, lane, orgId, tell)));
    await runAll(first, LAST, orgId, tell);
    await first.query(FORGET_HISTORY);
    await first.query("vacuum analyze");
    tell("vacuum");
  } finally {
    await Promise.all(connections.map((connection) => connection.end()));
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set synchronous_commit = off");
  // Rows made to fit one another need no foreign key checked; who may not leave that out waits some minutes longer.
  await client.query("set session_replication_role = replica").catch(() => undefined);
  return client;
}

async function runAll(client: pg.Client, statements: readonly string[], orgId: string, tell: (what: string) => void): Promise<void> {
  for (const statement of statements) {
    const { command, rowCount } = await client.query(statement, [orgId]);
    const table = /^(?:insert into|update) (\w+)/.exec(statement)?.[1] ?? "";
    tell(`${command.toLowerCase()} ${table} ${(rowCount ?? 0).toLocaleString("en")}`);
  }
}
