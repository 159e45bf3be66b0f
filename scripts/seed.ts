import pg from "pg";
import { database } from "@/db/client";
import { seedDemo } from "@/db/seed/demo";
import { flushSignals } from "@/lib/live/signal";

/** Fills an empty database with the demo organizations. With --if-empty it is silent about one that has an organization already. */
async function main(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client
    .query<{ taken: boolean }>("select exists (select 1 from organization) as taken")
    .finally(() => client.end());
  if (rows[0]?.taken) {
    if (!process.argv.includes("--if-empty")) console.log("The database has an organization already; the demo data is for an empty one.");
    return;
  }
  const started = Date.now();
  console.log("Making the demo data, once.");
  await seedDemo(new Date(), (line) => console.log(`  ${line}`));
  await flushSignals();
  await database().close();
  console.log(`The demo data is there after ${Math.round((Date.now() - started) / 1000)} s.`);
}

await main();
