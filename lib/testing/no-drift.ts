import { database } from "@/db/client";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Finding, findDrift } from "@/lib/verify/find-drift";
import { INVARIANTS } from "@/lib/verify/invariants";
import { probeTenancy } from "@/lib/verify/probe-tenancy";

/** Every invariant that does not hold in the organization, with the first rows that differ. Stores nothing. */
export async function driftIn(orgId: string): Promise<Finding[]> {
  const findings = await readTenant(orgId, async (tx) => {
    const found: Finding[] = [];
    for (const invariant of INVARIANTS) found.push(await findDrift(tx, invariant, null));
    return found;
  });
  const leaks = await probeTenancy(orgId);
  return [...findings, { name: "organizations_are_apart", rows: leaks.length, examples: leaks }].filter(({ rows }) => rows > 0);
}

/** For the end of every database test: in every organization of the database each ledger agrees with every other. */
export async function assertNoDrift(world?: { orgId: string }): Promise<void> {
  for (const orgId of world ? [world.orgId] : await allOrganizations()) {
    const findings = await driftIn(orgId);
    if (findings.length > 0) throw new Error(`The ledgers drifted:\n${findings.map(told).join("\n")}`);
  }
}

const told = ({ name, rows, examples }: Finding): string =>
  [`${name}: ${rows} rows`, ...examples.map(({ label, expected, found }) => `  ${label}: expected ${expected}, found ${found}`)].join("\n");

async function allOrganizations(): Promise<string[]> {
  const connection = await database().connect();
  try {
    const { rows } = await connection.query<{ id: string }>("select id from organization order by id");
    return rows.map(({ id }) => id);
  } finally {
    connection.release();
  }
}
