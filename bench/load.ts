import pg from "pg";
import { FIRST, FORGET_HISTORY, LANES, LAST, makeHistory } from "@/bench/history-sql";

/**
 * Gives an organization of `loadWorld` so many orders over two years, with everything that placing and canceling them
 * would have written: afterwards the verifier finds nothing.
 */
export async function loadHistory(url: string, orgId: string, orders: number): Promise<void> {
  const connections = await Promise.all(LANES.map(() => connect(url)));
  const [first = await connect(url)] = connections;
  try {
    await first.query(FORGET_HISTORY);
    await first.query(makeHistory(orgId, orders));
    await first.query("analyze bench_history");
    await runAll(first, FIRST, orgId);
    await Promise.all(LANES.map((lane, index) => runAll(connections[index] ?? first, lane, orgId)));
    await runAll(first, LAST, orgId);
    await first.query(FORGET_HISTORY);
    await first.query("vacuum analyze");
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

async function runAll(client: pg.Client, statements: readonly string[], orgId: string): Promise<void> {
  for (const statement of statements) await client.query(statement, [orgId]);
}
