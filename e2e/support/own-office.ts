import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { openDatabase, useDatabase } from "@/db/client";
import { DEMO_PASSWORD } from "@/db/seed/accounts";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import type { DefaultRoleCode } from "@/lib/tenancy/default-roles";
import { addMember, createOrganization } from "@/lib/tenancy/organization";
import { actorOf } from "@/lib/testing/actor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";

export type OwnOffice = Pick<World, "orgId" | "actor" | "sql" | "url" | "close"> & {
  /** Somebody with the role; says the address to sign in with. */
  member: (role: DefaultRoleCode) => Promise<string>;
  /** Places four units of TEA-1 through the domain, as another program would, and says the order's number. */
  place: (customer: string) => Promise<string>;
};

/** An organization of its own in the database of the server under test, so that tests do not meet in the demo's records. */
export async function openOwnOffice(): Promise<OwnOffice> {
  const url = runningDatabase();
  const database = openDatabase(url, { maxConnections: 2 });
  useDatabase(database);
  const owner = new pg.Pool({ connectionString: url, max: 1 });
  const slug = `e2e-${randomBytes(5).toString("hex")}`;
  const orgId = await createOrganization({ slug, name: "Acme Ltd", timeZone: "Europe/Belgrade", currency: "EUR" });
  const office: OwnOffice = {
    orgId,
    actor: actorOf(orgId),
    url,
    sql: async (text, values = []) => (await owner.query(text, [...values])).rows as Record<string, unknown>[],
    member: async (role) => {
      const email = `${role}@${slug}.example`;
      await addMember(orgId, { email, name: "Member", password: DEMO_PASSWORD, roleCode: role });
      return email;
    },
    place: (customer) => place(office, customer),
    close: async () => {
      await flushSignals();
      await database.close();
      await owner.end();
    },
  };
  await addLocation(office, "MAIN");
  await addProduct(office, { sku: "TEA-1" });
  await office.sql("update stock_level set on_hand = 1000 where org_id = $1 and condition = 'good'", [orgId]);
  await office.sql(
    `insert into bin_stock (org_id, id, product_id, location_id, condition, units)
     select org_id, gen_random_uuid(), product_id, location_id, condition, on_hand from stock_level where org_id = $1 and on_hand > 0`,
    [orgId],
  );
  return office;
}

async function place(office: OwnOffice, customer: string): Promise<string> {
  const known = await office.sql("select 1 from customer where org_id = $1 and code = $2", [office.orgId, customer]);
  if (known.length === 0)
    await addCustomer(office, { code: customer, email: customer === "SILENT" ? null : `${customer.toLowerCase()}@buyer.example` });
  const outcome = await placeOrder(office.actor, placeBody.parse({ customer, lines: [{ sku: "TEA-1", units: 4 }] }));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  await flushSignals();
  return outcome.answer.order.number;
}

function runningDatabase(): string {
  const run = JSON.parse(readFileSync(path.join(process.env.E2E_DATA_DIR ?? "", "run.json"), "utf8")) as { databaseUrl: string };
  return run.databaseUrl;
}
