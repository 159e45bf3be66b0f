import type { QueryConfig } from "pg";
import { type Connection, database, useDatabase } from "@/db/client";

type PlanNode = Record<string, unknown> & { Plans?: PlanNode[] };
/** How one statement got its rows: every node of its plan, and how many blocks of 8 kB it touched (0 where it was not run). */
export type Plan = { text: string; nodes: PlanNode[]; blocks: number };

/** Each statement run with its values, and what it touched. */
export const RUN = "analyze, buffers";
/** As it is planned for any values: asked for without values, because the server would plan for those. */
export const FOR_ANY_VALUES = "generic_plan";

const READS = /^\s*(select|with|\()/i;
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/**
 * The plans of all that is read while `run` runs, asked for on the program's own connections right before each statement: with
 * its role, its organization, its settings and its values.
 */
export async function plansOf(run: () => Promise<unknown>, kinds: readonly string[] = [RUN]): Promise<Plan[]> {
  const own = database();
  const asked: Promise<Plan>[] = [];
  const connect = async () =>
    watch(await own.connect(), (explain, text) => asked.push(...kinds.map((kind) => planOf(explain, kind, text))));
  useDatabase({ ...own, connect });
  try {
    await run();
    const plans = await Promise.all(asked);
    if (plans.length === 0) throw new Error("Bug: nothing was read");
    return plans;
  } finally {
    useDatabase(own);
  }
}

type Explain = (text: string, forItsValues: boolean) => Promise<{ rows: unknown[] }>;

type Explained = { "QUERY PLAN": { Plan: PlanNode }[] };

async function planOf(explain: Explain, kind: string, text: string): Promise<Plan> {
  const [row] = (await explain(`explain (${kind}, format json) ${text}`, kind !== FOR_ANY_VALUES)).rows as Explained[];
  const plan = row?.["QUERY PLAN"][0]?.Plan ?? {};
  return { text, nodes: nodesOf(plan), blocks: Number(plan["Shared Hit Blocks"] ?? 0) + Number(plan["Shared Read Blocks"] ?? 0) };
}

/** Tells of every reading statement before it is sent, until the connection is given back. */
function watch(connection: Connection, onRead: (explain: Explain, text: string) => void): Connection {
  const release = connection.release.bind(connection);
  const query = connection.query.bind(connection) as (statement: string | QueryConfig, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  const watched = (statement: string | QueryConfig, values?: unknown[]) => {
    const { text, values: own } = typeof statement === "string" ? { text: statement, values: undefined } : statement;
    if (READS.test(text)) onRead((explained, forItsValues) => query(explained, forItsValues ? (values ?? own) : undefined), text);
    return query(statement, values);
  };
  connection.query = watched as Connection["query"];
  connection.release = (error) => {
    Reflect.deleteProperty(connection, "query");
    release(error);
  };
  return connection;
}

/** Which tables may not be read from end to end: those that grow, or all but the small ones. */
type Limits = { mostBlocks?: number } & ({ growing: readonly string[] } | { small: readonly string[] });

/** Those that read such a table from end to end, or touch more blocks, as sentences for a test. */
export function tooCostly(plans: readonly Plan[], limits: Limits): string[] {
  const { mostBlocks = Number.POSITIVE_INFINITY } = limits;
  const grows = (table: string) => ("growing" in limits ? limits.growing.includes(table) : !limits.small.includes(table));
  const isWhole = (node: PlanNode) => node["Node Type"] === "Seq Scan" && grows(String(node["Relation Name"]));
  return plans.flatMap(({ text, nodes, blocks }) => [
    ...nodes.filter(isWhole).map((node) => `reads all of ${String(node["Relation Name"])}: ${text}`),
    ...(blocks > mostBlocks ? [`${blocks} blocks: ${text}`] : []),
  ]);
}

const READ_ROWS = ["Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck"];
const rowsRead = (node: PlanNode): number =>
  Number(node["Actual Loops"] ?? 0) * READ_ROWS.reduce((rows, key) => rows + Number(node[key] ?? 0), 0);

/** How many rows of the tables were read by statements that ran, with those that were not wanted. */
export const rowsOf = (plans: readonly Plan[], tables: readonly string[]): number =>
  plans
    .flatMap(({ nodes }) => nodes.filter((node) => tables.includes(String(node["Relation Name"]))))
    .reduce((sum, node) => sum + rowsRead(node), 0);
