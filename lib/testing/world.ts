import pg from "pg";
import { v7 } from "uuid";
import { openDatabase, useDatabase } from "@/db/client";
import { forgetLeases } from "@/lib/orders/numbers";
import type { Actor } from "@/lib/tenancy/actor";
import { actorOf } from "@/lib/testing/actor";
import { createTestDatabase } from "@/db/testing/database";

export type World = {
  orgId: string;
  actor: Actor;
  /** As the owner of the database, past row-level security: for looking, and for faults. */
  sql: (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  url: string;
  close: () => Promise<void>;
};

/** An organization of its own in a database of its own, and somebody who may do everything. */
export async function createWorld(): Promise<World> {
  const testDatabase = await createTestDatabase();
  return openWorld(testDatabase.url, testDatabase.drop);
}

/** The same in a database that exists and is migrated. */
export async function openWorld(url: string, drop: () => Promise<void>): Promise<World> {
  const database = openDatabase(url, { driver: process.env.DATABASE_DRIVER });
  useDatabase(database);
  forgetLeases();
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  owner.on("error", () => undefined);
  const sql = async (text: string, values: readonly unknown[] = []) =>
    (await owner.query(text, [...values])).rows as Record<string, unknown>[];
  const orgId = await addOrganization(sql, "acme");
  return {
    orgId,
    actor: actorOf(orgId),
    sql,
    url,
    async close() {
      await database.close();
      await owner.end();
      await drop();
    },
  };
}

export async function addOrganization(sql: World["sql"], slug: string): Promise<string> {
  const orgId = v7();
  await sql("insert into organization (id, slug, name, time_zone) values ($1, $2, $3, 'Europe/Belgrade')", [orgId, slug, `${slug} Ltd`]);
  await sql("insert into org_policy (org_id, allow_backorder) values ($1, false)", [orgId]);
  await sql(
    `insert into tag_rule (org_id, id, tag, condition) values ($1, $2, 'first-order', 'first_order'), ($1, $3, 'repeat', 'repeat'), ($1, $4, 'backordered', 'backordered')`,
    [orgId, v7(), v7(), v7()],
  );
  return orgId;
}
