import { connectOrExplain, ownerAddress } from "@/db/connect-or-explain";
import { database } from "@/db/client";
import { OperatorError } from "@/db/operator-error";
import { seedDemo } from "@/db/seed/demo";
import { isUnfinished, markFinished, markUnfinished } from "@/db/seed/unfinished";
import { flushSignals } from "@/lib/live/signal";

/** Fills an empty database with the demo organizations. With --if-empty it is silent about one that has an organization already. */
async function main(): Promise<void> {
  // As the owner, who sees every organization.
  const { url, variable } = ownerAddress(process.env.DATABASE_URL ?? "");
  const client = await connectOrExplain(url, { variable });
  try {
    if (await isUnfinished(client))
      throw new OperatorError("The demo data of this database were left unfinished: empty it and start again.");
    const { rows } = await client.query<{ taken: boolean }>("select exists (select 1 from organization) as taken");
    if (rows[0]?.taken) {
      if (!process.argv.includes("--if-empty")) console.log("The database has an organization already; the demo data is for an empty one.");
      return;
    }
    await markUnfinished(client);
    await seed();
    await markFinished(client);
  } finally {
    await client.end();
  }
}

async function seed(): Promise<void> {
  const started = Date.now();
  console.log("Making the demo data, once.");
  await seedDemo(new Date(), (line) => console.log(`  ${line}`));
  await flushSignals();
  await database().close();
  console.log(`The demo data is there after ${Math.round((Date.now() - started) / 1000)} s.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
});
