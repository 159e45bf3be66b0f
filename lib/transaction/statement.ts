import { createHash } from "node:crypto";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { assert, certain } from "@/lib/result/refusal";
import type { ChangeSet, Row } from "./change-set";

/** One CTE: the rows of a table that share the same columns. */
type Part = { name: string; shape: string; rows: Row[]; build: () => string };

export type Statement = { name: string; text: string; record: string };

const built = new Map<string, { name: string; text: string }>();

/**
 * The change set as one statement: $1 organization, $2 commit, $3 a jsonb record with the rows of each part.
 * Text and name depend only on the combination of tables and columns, so each combination is built once and stays prepared.
 */
export function statementFor(changes: ChangeSet): Statement {
  const parts = [...insertParts(changes), ...updateParts(changes), ...removalParts(changes)].map((part, index) => ({
    ...part,
    name: `p${index}`,
  }));
  const checks = [...changes.checks.keys()];
  const shape = [...parts.map((part) => part.shape), ...checks].join("\n");
  const known = built.get(shape) ?? build(shape, parts, checks);
  const record: Record<string, unknown> = { rows: parts.reduce((sum, part) => sum + part.rows.length, 0) };
  for (const part of parts) record[part.name] = part.rows;
  for (const [name, ids] of changes.checks) record[name] = `{${ids.join(",")}}`;
  return { ...known, record: JSON.stringify(record) };
}

function build(shape: string, parts: readonly Part[], checks: readonly string[]): { name: string; text: string } {
  const ctes = parts.map((part) => `${part.name} as (${part.build().replaceAll("$part", `$3::jsonb -> '${part.name}'`)} returning 1)`);
  // A row of the record writes one row or none, never more, so the sum tells as much as each part would and costs one node of the plan.
  const written = parts.map(({ name }) => `select from ${name}`).join(" union all ");
  const complete = `onerow_expect('${summary(parts)}', (select count(*) from (${written}) w), ($3::jsonb ->> 'rows')::bigint)`;
  // A function's own statements see what was committed while the change set waited for its locks: CASE calls them after those.
  const checked = checks.map((name) => `${name}($1::uuid, ($3::jsonb ->> '${name}')::uuid[])`);
  const last = checked.length === 0 ? complete : `case when ${complete} then ${checked.join(" and ")} end`;
  // A change set that only deletes or updates has no other use of $2, and a parameter without a type is refused.
  const stamp = "pg_current_xact_id()::text as txid, statement_timestamp() as at, $2::uuid as commit";
  const text = `with ${ctes.join(",\n")}\nselect ${stamp}, ${last} as complete`;
  const statement = { name: `move_${createHash("sha1").update(text).digest("hex").slice(0, 20)}`, text };
  built.set(shape, statement);
  return statement;
}

const summary = (parts: readonly Part[]): string => parts.map(({ shape }) => shape.split(" ", 2).join(" ")).join(", ");

function* insertParts(changes: ChangeSet): Generator<Part> {
  for (const [table, all] of changes.inserts) {
    for (const [columns, rows] of groupBy(all.map(withoutDefaults(table)), (row) => Object.keys(row).join(","))) {
      yield part(`insert ${getTableName(table)} ${columns}`, rows, () => insertText(table, columns.split(",")));
    }
  }
}

function* updateParts(changes: ChangeSet): Generator<Part> {
  for (const [table, all] of changes.updates) {
    const shapeOf = (row: { key: Row; set: Row; add: Row }) =>
      [row.key, row.set, row.add].map((columns) => Object.keys(columns).sort().join(",")).join(" ");
    for (const [shape, rows] of groupBy([...all.values()], shapeOf)) {
      const [key = "", set = "", add = ""] = shape.split(" ");
      const flat = rows.map((row) => ({ ...row.key, ...prefixed(row.set, "set_"), ...prefixed(row.add, "add_") }));
      const guard = changes.guards.get(table);
      const text = () => updateText(table, names(key), names(set), names(add)) + (guard === undefined ? "" : ` and ${guard}`);
      yield part(`update ${getTableName(table)} ${shape} ${guard ?? ""}`, inKeyOrder(table, flat), text);
    }
  }
}

function* removalParts(changes: ChangeSet): Generator<Part> {
  for (const [table, all] of changes.removals) {
    for (const [columns, rows] of groupBy(all, (row) => Object.keys(row).sort().join(","))) {
      yield part(`delete ${getTableName(table)} ${columns}`, rows, () => {
        const key = names(columns);
        return `delete from "${getTableName(table)}" t using jsonb_to_recordset($part) as r(${recordColumns(table, key)}) where ${matches(table, key)}`;
      });
    }
  }
}

const defaults = new Map<PgTable, ReadonlyMap<string, unknown>>();

/** What a column holds when it is not named: its literal default, or null where it has none. Others are always named. */
function defaultsOf(table: PgTable): ReadonlyMap<string, unknown> {
  const known = defaults.get(table);
  if (known) return known;
  const made = new Map<string, unknown>();
  for (const [name, column] of Object.entries(getTableColumns(table))) {
    if (!column.hasDefault) made.set(name, null);
    else if (column.default !== undefined && typeof column.default !== "object") made.set(name, column.default);
  }
  defaults.set(table, made);
  return made;
}

/** Most columns of a new row hold their default: leaving them out halves what is sent, parsed and opened. */
const withoutDefaults =
  (table: PgTable) =>
  (row: Row): Row => {
    const usual = defaultsOf(table);
    const named: Record<string, unknown> = {};
    for (const name in row) {
      const value = row[name] ?? null;
      // Where there is no usual value it is undefined, which no value is.
      if (usual.get(name) !== value) named[name] = value;
    }
    return named;
  };

/** In the order of the table's key, in which everybody locks its rows. */
function inKeyOrder(table: PgTable, rows: readonly Row[]): Row[] {
  if (rows.length < 2) return [...rows];
  const columns = Object.keys(getTableColumns(table));
  const keyOf = (row: Row) => JSON.stringify(columns.map((name) => row[name]));
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}

const part = (shape: string, rows: Row[], buildText: () => string): Part => ({ name: "", shape, rows, build: buildText });
const names = (list: string): string[] => (list === "" ? [] : list.split(","));
const prefixed = (values: Row, prefix: string): Row =>
  Object.fromEntries(Object.entries(values).map(([column, value]) => [prefix + column, value]));

function insertText(table: PgTable, columns: readonly string[]): string {
  const marked = "commitId" in getTableColumns(table);
  const into = ["org_id", ...(marked ? ["commit_id"] : []), ...columns.map((name) => columnOf(table, name).name)];
  const from = ["$1::uuid", ...(marked ? ["$2::uuid"] : []), ...columns.map((name) => `r."${name}"`)];
  const target = into.map((name) => `"${name}"`).join(", ");
  return `insert into "${getTableName(table)}" (${target}) select ${from.join(", ")} from jsonb_to_recordset($part) as r(${recordColumns(table, columns)})`;
}

function updateText(table: PgTable, key: readonly string[], set: readonly string[], add: readonly string[]): string {
  const changes = [
    ...set.map((name) => `"${columnOf(table, name).name}" = r."set_${name}"`),
    ...add.map((name) => `"${columnOf(table, name).name}" = t."${columnOf(table, name).name}" + r."add_${name}"`),
  ];
  const record = [recordColumns(table, key), recordColumns(table, set, "set_"), recordColumns(table, add, "add_")].filter(
    (list) => list !== "",
  );
  return `update "${getTableName(table)}" t set ${changes.join(", ")} from jsonb_to_recordset($part) as r(${record.join(", ")}) where ${matches(table, key)}`;
}

const matches = (table: PgTable, key: readonly string[]): string =>
  ["t.org_id = $1::uuid", ...key.map((name) => `t."${columnOf(table, name).name}" = r."${name}"`)].join(" and ");

const recordColumns = (table: PgTable, columns: readonly string[], prefix = ""): string =>
  columns.map((name) => `"${prefix}${name}" ${columnOf(table, name).getSQLType()}`).join(", ");

function columnOf(table: PgTable, name: string): PgColumn {
  const column = certain(getTableColumns(table)[name], `column ${getTableName(table)}.${name}`);
  assert(column.generated === undefined, `${getTableName(table)}.${name} is made by the database`);
  return column;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
