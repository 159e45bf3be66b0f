import { v7 } from "uuid";
import { signalChange } from "@/lib/live/signal";
import type { DocumentPlan } from "@/lib/channels/csv/plan-documents";
import { logFault } from "@/lib/server/log";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership } from "@/lib/tenancy/membership";
import { assert } from "@/lib/result/refusal";
import { isConnectionLost } from "@/lib/transaction/faults";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";
import { createMissing } from "./create-missing";
import { findEarlier, keepResults, lockImport, prepareRows, waitingDocuments } from "./import-rows";
import type { ImportJob } from "./job";
import { nameUnplanned, namedRows } from "./named-rows";
import { planJob } from "./plan-job";
import { readJob } from "./read-jobs";
import { refreshStatistics } from "./refresh-statistics";
import { placeDocument, rehearseDocument, type Settled, type Work } from "./settle-document";
import { refuseWithoutRights } from "./upload";

/** `busy`: somebody else holds it, or it does not run. `stopped`: paused by a person or for a reason that the import names. */
export type RunEnd = "done" | "stopped" | "busy";

type Run = { orgId: string; job: ImportJob; owner: string; actor: Actor; stop: AbortSignal | undefined };

const KEEP_EVERY_MS = 250;
const HANDFUL = 25;

/** Works on a running import until it ends, document by document. Killed at any point, the next run goes on behind the last result. */
export async function runImport(
  orgId: string,
  jobId: string,
  { actor, stop }: { actor?: Actor; stop?: AbortSignal } = {},
): Promise<RunEnd> {
  const owner = v7();
  const job = await claim(orgId, jobId, owner);
  if (!job) return "busy";
  const acting = actor ?? (await actorOf(orgId, job));
  if (!acting || refuseWithoutRights(acting)) return halt(orgId, jobId, owner, "no_right");
  try {
    const ended = await work({ orgId, job, owner, actor: acting, stop });
    signalChange(orgId, null);
    return ended;
  } catch (error) {
    // Without the database nothing can be said about the import; the lease ends and whoever comes next goes on.
    if (isConnectionLost(error)) throw error;
    logFault({ import: jobId, organization: orgId }, error);
    return halt(orgId, jobId, owner, "fault");
  }
}

/** Goes on with imports of the organization whose run was interrupted. */
export async function resumeImports(orgId: string, stop: AbortSignal): Promise<void> {
  const open = await readTenant(orgId, (tx) =>
    tx.query<{ id: string }>(
      "running_imports",
      "select id from import_job where org_id = $1 and status = 'running' and (lease_until is null or lease_until < now()) order by id",
      [orgId],
    ),
  );
  for (const { id } of open) if (!stop.aborted) await runImport(orgId, id, { stop });
}

async function work(run: Run): Promise<RunEnd> {
  const { orgId, job, owner, actor, stop } = run;
  const begun = job.startedAt !== null;
  const plan = await planJob(orgId, job.id, job.settings, begun ? await namedRows(orgId, job.id) : new Map());
  if (!begun && !(await prepareRows(orgId, job.id, owner, plan))) return "stopped";
  const waiting = await waitingDocuments(orgId, job.id);
  const open = plan.documents.filter(({ document }) => waiting.has(document));
  const earlier = await findEarlier(
    orgId,
    job.id,
    job.settings.choices.channel,
    open.map(({ document }) => document),
  );
  // What was answered stays the answer, whatever the file would become by the products and customers of now.
  const unanswered = open.filter(({ document }) => !earlier.answers.has(document));
  if (begun && !(await nameUnplanned(orgId, job.id, owner, unanswered))) return "stopped";
  const documents = open.filter(({ document, order }) => order !== null || earlier.answers.has(document));
  const context: Work = { actor, jobId: job.id, plan, choices: job.settings.choices, earlier };
  const ours = await settleAll(run, context, documents);
  if (!ours) return "stopped";
  if (stop?.aborted) {
    await letGo(orgId, job.id, owner);
    return "stopped";
  }
  await finish(orgId, job.id, owner);
  return "done";
}

/** A handful of documents at a time, results kept behind each. False when a person paused the import or somebody else took it over. */
async function settleAll({ orgId, job, owner, stop }: Run, work: Work, documents: readonly DocumentPlan[]): Promise<boolean> {
  let done = 0;
  while (done < documents.length && !stop?.aborted) {
    const handful = documents.slice(done, done + HANDFUL);
    const created = job.rehearsal ? null : await createMissing(work.actor, work.plan, toPlace(handful, work), work.choices);
    let results: Settled[] = [];
    let kept = Date.now();
    try {
      for (const document of handful) {
        results.push(created ? await placeDocument(work, document, created) : await rehearseDocument(work, document));
        done += 1;
        if (created) await refreshStatistics(done);
        if (Date.now() - kept < KEEP_EVERY_MS) continue;
        const batch = results;
        results = [];
        if (!(await keepResults(orgId, job.id, owner, batch))) return false;
        kept = Date.now();
      }
    } catch (error) {
      // What was placed before the fault is told before the fault is.
      if (!isConnectionLost(error)) await keepResults(orgId, job.id, owner, results);
      throw error;
    }
    if (!(await keepResults(orgId, job.id, owner, results))) return false;
  }
  return true;
}

/** For documents that exist already nothing is created. */
const toPlace = (documents: readonly DocumentPlan[], { earlier }: Work): DocumentPlan[] =>
  documents.filter(({ document }) => !earlier.orders.has(document) && !earlier.answers.has(document));

const claim = (orgId: string, jobId: string, owner: string): Promise<ImportJob | null> =>
  inTenant(orgId, async (tx) => {
    const [claimed] = await tx.query(
      "claim_import",
      `update import_job set lease_owner = $3, lease_until = clock_timestamp() + interval '30 seconds'
        where org_id = $1 and id = $2 and status = 'running' and (lease_until is null or lease_until < clock_timestamp()) returning id`,
      [orgId, jobId, owner],
    );
    return claimed ? readJob(tx, jobId) : null;
  });

async function actorOf(orgId: string, { actorKind, actorId }: ImportJob): Promise<Actor | null> {
  if (actorKind !== "user" || actorId === null) return null;
  return (await findMembership(actorId, orgId))?.actor ?? null;
}

async function halt(orgId: string, jobId: string, owner: string, because: "no_right" | "fault"): Promise<RunEnd> {
  await inTenant(orgId, (tx) =>
    tx.query(
      "halt_import",
      `update import_job set status = 'paused', stopped_because = $4, lease_owner = null, lease_until = null
        where org_id = $1 and id = $2 and lease_owner = $3 and status = 'running'`,
      [orgId, jobId, owner, because],
    ),
  );
  signalChange(orgId, null);
  return "stopped";
}

const letGo = (orgId: string, jobId: string, owner: string) =>
  inTenant(orgId, (tx) =>
    tx.query(
      "let_go_import",
      "update import_job set lease_owner = null, lease_until = null where org_id = $1 and id = $2 and lease_owner = $3",
      [orgId, jobId, owner],
    ),
  );

/** An import has ended when no row of it waits; that is looked at where the end is written. */
const finish = (orgId: string, jobId: string, owner: string) =>
  inTenant(orgId, async (tx) => {
    await lockImport(tx, jobId);
    const [ended] = await tx.query<{ waiting: boolean }>("finish_import", FINISH, [orgId, jobId, owner]);
    assert(!ended?.waiting, "an import was to end with rows that wait");
  });

const FINISH = `
  update import_job set lease_owner = null, lease_until = null, stopped_because = null,
    status = case when rehearsal then 'mapping' else 'done' end,
    rehearsed_at = case when rehearsal then clock_timestamp() else rehearsed_at end,
    finished_at = case when rehearsal then null else clock_timestamp() end
   where org_id = $1 and id = $2 and lease_owner = $3 and status = 'running'
  returning exists (select 1 from import_row where org_id = $1 and job_id = $2 and result = 'waiting') as waiting`;
