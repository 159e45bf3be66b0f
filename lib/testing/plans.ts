import type { QueryConfig } from "pg";
import { type Connection, database, useDatabase } from "@/db/client";

type PlanNode = Record<string, unknown> & { Plans?: PlanNode[] };
/** How one statement got its rows: every node of its plan, and how many blocks of 8 kB it touched (0 where it was not run). */
export type Plan = { text: string; nodes: PlanNode[]; blocks: number };

/** Each statement run, with what it touched. */
const RUN = "analyze, buffers";
/** As it is planned for any values. */
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

type Explain = (text: string) => Promise<{ rows: unknown[] }>;

async function planOf(explain: Explain, kind: string, text: string): Promise<Plan> {
  const [row] = (await explain(`explain (${kind}, format json) ${text}`)).rows as { "QUERY PLAN": { Plan: PlanNode }[] }[];
  const plan = row?.["QUERY PLAN"][0]?.Plan ?? {};
  return { text, nodes: nodesOf(plan), blocks: Number(plan["Shared Hit Blocks"] ?? 0) + Number(plan["Shared Read Blocks"] ?? 0) };
}

/** Tells of every reading statement before it is sent, until the connection is given back. */
function watch(connection: Connection, onRead: (explain: Explain, text: string) => void): Connection {
  const release = connection.release.bind(connection);
  const query = connection.query.bind(connection) as (statement: string | QueryConfig, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  const watched = (statement: string | QueryConfig, values?: unknown[]) => {
    const { text, values: own } = typeof statement === "string" ? { text: statement, values: undefined } : statement;
    if (READS.test(text)) onRead((explained) => query(explained, values ?? own), text);
    return query(statement, values);
  };
  connection.query = watched as Connection["query"];
  connection.release = (error) => {
    Reflect.deleteProperty(connection, "query");
    release(error);
  };
  return connection;
}

/** Those that read one of the tables from end to end, or touch more blocks, as sentences for a test. */
export function tooCostly(plans: readonly Plan[], { growing, mostBlocks }: { growing: readonly string[]; mostBlocks?: number }): string[] {
  const isWhole = (node: PlanNode) => node["Node Type"] === "Seq Scan" && growing.includes(String(node["Relation Name"]));
  return plans.flatMap(({ text, nodes, blocks }) => [
    ...nodes.filter(isWhole).map((node) => `reads all of ${String(node["Relation Name"])}: ${text}`),
    ...(mostBlocks !== undefined && blocks > mostBlocks ? [`${blocks} blocks: ${text}`] : []),
  ]);
}
