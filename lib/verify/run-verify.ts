import { v7 } from "uuid";
import { verifyRun } from "@/db/schema/system";
import { certain, refuse } from "@/lib/result/refusal";
import { inTenant, readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { changedSince } from "@/lib/verify/changed-since";
import { type Finding, findDrift, MOST_EXAMPLES, type Scope } from "@/lib/verify/find-drift";
import { INVARIANTS } from "@/lib/verify/invariants";
import { lastRun } from "@/lib/verify/last-run";
import { probeTenancy } from "@/lib/verify/probe-tenancy";
import { TENANCY } from "@/lib/verify/promises";
import type { VerifyRefusal } from "@/lib/verify/refusals";
import type { VerifyRun, VerifyScope } from "@/lib/verify/verify-run";

export type VerifyOutcome = { ok: true; run: VerifyRun } | VerifyRefusal;

/**
 * Proves every invariant in one REPEATABLE READ transaction and stores the result. "changed" looks at what moved since the
 * last clean run and is a full run where there was none. One run at a time per organization.
 */
export async function runVerify(orgId: string, { scope }: { scope: VerifyScope }): Promise<VerifyOutcome> {
  const clean = scope === "changed" ? await lastRun(orgId, { clean: true }) : null;
  const proved = await readTenant(orgId, (tx) => prove(tx, clean?.startedAt ?? null));
  if (!proved) return refuse("already_running");
  const findings = [...proved.findings, await tenancyFinding(orgId)];
  const run = {
    scope: clean ? ("changed" as const) : ("full" as const),
    startedAt: proved.startedAt,
    differingRows: findings.reduce((sum, { rows }) => sum + rows, 0),
    findings,
  };
  return { ok: true, run: await store(orgId, run) };
}

const LOCK = `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken, clock_timestamp() as now, set_config('work_mem', '64MB', true)`;

async function prove(tx: Tx, since: Date | null): Promise<{ startedAt: Date; findings: Finding[] } | null> {
  const [lock] = await tx.query<{ taken: boolean; now: Date }>("verify_lock", LOCK, [`verify ${tx.orgId}`]);
  if (!lock?.taken) return null;
  const scope: Scope = since ? await changedSince(tx, since) : null;
  const findings: Finding[] = [];
  for (const invariant of INVARIANTS) findings.push(await findDrift(tx, invariant, scope));
  return { startedAt: lock.now, findings };
}

async function tenancyFinding(orgId: string): Promise<Finding> {
  const differences = await probeTenancy(orgId);
  return { name: TENANCY.name, rows: differences.length, examples: differences.slice(0, MOST_EXAMPLES) };
}

// Kept for a season, and always the last full one and the last clean one, from which the next look begins.
const FORGET = `delete from verify_run r where r.org_id = $1 and r.finished_at < now() - interval '90 days'
  and r.id not in (select distinct on (scope, differing_rows = 0) id from verify_run where org_id = $1 order by scope, differing_rows = 0, finished_at desc)`;

const store = (orgId: string, { findings, ...run }: Omit<VerifyRun, "finishedAt">): Promise<VerifyRun> =>
  inTenant(orgId, async (tx) => {
    const [clock] = await tx.query<{ now: Date }>("verify_clock", "select clock_timestamp() as now", []);
    const finishedAt = certain(clock, "the database's clock").now;
    await tx.read.insert(verifyRun).values({ orgId, id: v7(), ...run, finishedAt, invariants: findings });
    await tx.query("verify_forget", FORGET, [orgId]);
    return { ...run, finishedAt, findings };
  });
