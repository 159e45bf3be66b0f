import { getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { assert } from "@/lib/result/refusal";

type Stamped = "orgId" | "commitId" | "txid" | "at";
export type NewRow<T extends PgTable> = Omit<T["$inferInsert"], Stamped>;
export type Key<T extends PgTable> = Partial<Omit<T["$inferSelect"], "orgId">>;
export type Values<T extends PgTable> = Partial<Omit<T["$inferSelect"], Stamped>>;
export type Deltas<T extends PgTable> = {
  [C in keyof T["$inferSelect"] as T["$inferSelect"][C] extends number | null ? C : never]?: number;
};

export type Row = Readonly<Record<string, unknown>>;
export type UpdateRow = { key: Row; set: Record<string, unknown>; add: Record<string, number> };

/**
 * Everything that one move writes, as data: rows to insert and changes to apply, table by table.
 * Deltas to one row are summed here, because in one statement a second change of a row is lost silently.
 */
export class ChangeSet {
  readonly inserts = new Map<PgTable, Row[]>();
  readonly updates = new Map<PgTable, Map<string, UpdateRow>>();
  readonly removals = new Map<PgTable, Row[]>();
  readonly guards = new Map<PgTable, string>();
  readonly checks = new Map<string, readonly string[]>();

  insert<T extends PgTable>(table: T, ...rows: readonly NewRow<T>[]): this {
    if (rows.length > 0) this.inserts.set(table, [...(this.inserts.get(table) ?? []), ...(rows as readonly Row[])]);
    return this;
  }

  /** Sets columns of the row with this key (the primary key without the organization). */
  set<T extends PgTable>(table: T, key: Key<T>, values: Values<T>): this {
    const row = this.rowFor(table, key);
    for (const [column, value] of Object.entries(values)) {
      assert(!(column in row.set) && !(column in row.add), `${getTableName(table)}.${column} is changed twice in one change set`);
      row.set[column] = value;
    }
    return this;
  }

  /** Adds to counters of the row with this key; further deltas to the same row are summed. */
  add<T extends PgTable>(table: T, key: Key<T>, deltas: Deltas<T>): this {
    const row = this.rowFor(table, key);
    for (const [column, delta] of Object.entries(deltas as Record<string, number>)) {
      assert(!(column in row.set), `${getTableName(table)}.${column} is set and added to in one change set`);
      row.add[column] = (row.add[column] ?? 0) + delta;
    }
    return this;
  }

  remove<T extends PgTable>(table: T, key: Key<T>): this {
    this.removals.set(table, [...(this.removals.get(table) ?? []), key as Row]);
    return this;
  }

  /** A condition in SQL over the row `t` as it is once locked and its change `r`: where it does not hold, nothing is written. */
  guard(table: PgTable, condition: string): this {
    this.guards.set(table, condition);
    return this;
  }

  /** A database function of organization and ids that raises where it objects; called when all rows are locked and written. */
  check(name: string, ids: readonly string[]): this {
    this.checks.set(name, ids);
    return this;
  }

  get isEmpty(): boolean {
    return this.inserts.size === 0 && this.updates.size === 0 && this.removals.size === 0;
  }

  private rowFor(table: PgTable, key: object): UpdateRow {
    const rows = this.updates.get(table) ?? new Map<string, UpdateRow>();
    this.updates.set(table, rows);
    const id = JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)));
    const row = rows.get(id) ?? { key: key as Row, set: {}, add: {} };
    rows.set(id, row);
    return row;
  }
}
