import type pg from "pg";
import { referencePlacement } from "@/bench/limit/reference";
import { placeUniform } from "@/bench/placements";
import type { BenchWorld } from "@/bench/world";

type Counts = Record<string, number>;

/** The rows that one placement inserts, per table; fails where the reference and the product do not write the same. */
export async function requireSameRows(owner: pg.Pool, world: BenchWorld): Promise<Counts> {
  const place = placeUniform(world);
  // The first placement also leases a block of order numbers.
  await place();
  const [start, byReference, byProduct] = [
    await countRows(owner, world),
    await owner.query(referencePlacement(world)).then(() => countRows(owner, world)),
    await place().then(() => countRows(owner, world)),
  ];
  const [reference, product] = [difference(start, byReference), difference(byReference, byProduct)];
  if (JSON.stringify(reference) !== JSON.stringify(product)) {
    throw new Error(`The reference and the product write different rows: ${JSON.stringify({ reference, product })}`);
  }
  return product;
}

/** Of the organization alone: what another one has loaded may be very much. */
async function countRows(owner: pg.Pool, { orgId }: BenchWorld): Promise<Counts> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const select = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}" where org_id = $1`);
  const { rows } = await owner.query<{ name: string; rows: number }>(`${select.join(" union all ")} order by 1`, [orgId]);
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count] as const));
}

const difference = (before: Counts, after: Counts): Counts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, rows]) => [name, rows - (before[name] ?? 0)] as const)
      .filter(([, rows]) => rows !== 0),
  );
