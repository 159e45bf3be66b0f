import type { World } from "@/lib/testing/world";

export type Row = Record<string, unknown>;

/** One of the rows that stand there when it is somebody's turn; $1 is the organization. */
export async function pickRow({ sql, orgId }: Pick<World, "sql" | "orgId">, text: string, which: number): Promise<Row | undefined> {
  const rows = await sql(text, [orgId]);
  return rows[which % Math.max(1, rows.length)];
}

export const textOf = (row: Row, name: string): string => String(row[name]);
export const textOrNull = (row: Row, name: string): string | null => (row[name] === null ? null : textOf(row, name));
export const unitsOf = (row: Row, name = "units"): number => Number(row[name]);
