import pg from "pg";
import { type Database, openDatabase, useDatabase } from "@/db/client";
import { createTestDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/tenancy/actor";
import { actorOf } from "@/lib/testing/actor";
import { createOrganization } from "@/lib/tenancy/organization";

export type Office = {
  database: Database;
  /** As superuser, past row-level security: to look at what was written, and to set what no command sets. */
  admin: pg.Client;
  /** Another organization of this database, and somebody there who may do everything. */
  organization: (slug: string) => Promise<Actor>;
  close: () => Promise<void>;
};

/** A database of its own for one test file, made the program's own. */
export async function openOffice(): Promise<Office> {
  const fresh = await createTestDatabase();
  const database = openDatabase(fresh.url);
  useDatabase(database);
  const admin = new pg.Client({ connectionString: fresh.adminUrl });
  await admin.connect();
  return {
    database,
    admin,
    organization: async (slug) => actorOf(await createOrganization({ slug, name: slug, timeZone: "Europe/Podgorica", currency: "EUR" })),
    close: async () => {
      await admin.end();
      await database.close();
      await fresh.drop();
    },
  };
}
