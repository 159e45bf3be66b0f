import type { ImportStatus } from "@/db/values";
import { type ImportSettings, openQuestions } from "@/lib/channels/csv/settings";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";
import { lockImport } from "./import-rows";
import type { ImportJob } from "./job";
import { isUuid, readJob } from "./read-jobs";
import type { ImportRefusal } from "./refusals";
import { IMPORT_RIGHTS, refuseWithoutRights } from "./upload";

export type Steered = { ok: true; jobId: string } | ImportRefusal;

const RUN = `update import_job set status = 'running', rehearsal = $3, started_at = null, total_rows = 0, total_documents = 0, done_documents = 0,
  stopped_because = null, lease_owner = null, lease_until = null, actor_kind = $4, actor_id = $5 where org_id = $1 and id = $2`;

/** Goes through the whole file and writes what would happen to each row; no order, product or customer is made. */
export const rehearseImport = (actor: Actor, jobId: string): Promise<Steered> => beginAs(actor, jobId, true);

/** Starts to place the orders. From here on the settings are locked. */
export const startImport = (actor: Actor, jobId: string): Promise<Steered> => beginAs(actor, jobId, false);

const beginAs = (actor: Actor, jobId: string, rehearsal: boolean): Promise<Steered> =>
  steer(actor, jobId, ["mapping"], async (tx, { settings }) => {
    const refused = refuseBeginning(actor, settings);
    if (refused) return refused;
    await begin(tx, actor, jobId, rehearsal);
    return { ok: true, jobId };
  });

/** Why an import with these settings cannot begin. */
export function refuseBeginning(actor: Actor, settings: ImportSettings): ImportRefusal | null {
  const open = openQuestions(settings);
  if (open.length > 0) return refuse("questions_open", open.map(questionName).join(", "));
  return refuseWithoutRights(actor, rightsFor(settings));
}

export async function begin(tx: Tx, actor: Actor, jobId: string, rehearsal: boolean): Promise<void> {
  await tx.query("run_import", RUN, [tx.orgId, jobId, rehearsal, actor.kind, actor.id]);
}

/** Stops behind the document that is in hand. What was placed stays placed. */
export const pauseImport = (actor: Actor, jobId: string): Promise<Steered> =>
  steer(actor, jobId, ["running"], async (tx) => {
    await tx.query("pause_import", "update import_job set status = 'paused', stopped_because = null where org_id = $1 and id = $2", [
      tx.orgId,
      jobId,
    ]);
    return { ok: true, jobId };
  });

/** Goes on behind the last result, from now on in the name of whoever resumed it. */
export const resumeImport = (actor: Actor, jobId: string): Promise<Steered> =>
  steer(actor, jobId, ["paused"], async (tx) => {
    await tx.query(
      "resume_import",
      `update import_job set status = 'running', stopped_because = null, lease_owner = null, lease_until = null, actor_kind = $3, actor_id = $4
        where org_id = $1 and id = $2`,
      [tx.orgId, jobId, actor.kind, actor.id],
    );
    return { ok: true, jobId };
  });

/** Ends a rehearsal that was paused, so that the settings can change again. */
export const endRehearsal = (actor: Actor, jobId: string): Promise<Steered> =>
  steer(actor, jobId, ["paused"], async (tx, job) => {
    if (!job.rehearsal) return refuse("settings_locked");
    await tx.query(
      "end_rehearsal",
      "update import_job set status = 'mapping', lease_owner = null, lease_until = null where org_id = $1 and id = $2",
      [tx.orgId, jobId],
    );
    return { ok: true, jobId };
  });

/** Runs with the import's row locked and in one of these statuses. */
export async function steer(
  actor: Actor,
  jobId: string,
  from: readonly ImportStatus[],
  run: (tx: Tx, job: ImportJob) => Promise<Steered>,
): Promise<Steered> {
  const refused = refuseWithoutRights(actor);
  if (refused) return refused;
  if (!isUuid(jobId)) return refuse("not_found");
  return inTenant(actor.orgId, async (tx) => {
    await lockImport(tx, jobId);
    const job = await readJob(tx, jobId);
    if (!job) return refuse("not_found");
    if (!from.includes(job.status)) return refuse("wrong_status", STATUS_WORDS[job.status]);
    return run(tx, job);
  });
}

const STATUS_WORDS = { mapping: "not started", running: "running", paused: "paused", done: "finished" } satisfies Record<
  ImportStatus,
  string
>;

/** Customers who may buy on credit at once are finance's to make. */
const rightsFor = ({ choices }: ImportSettings) =>
  choices.missingCustomers === "create" && choices.newCustomerTerms === "credit"
    ? ([...IMPORT_RIGHTS, "approve_credit"] as const)
    : IMPORT_RIGHTS;

const QUESTION_NAMES: Readonly<Record<string, string>> = {
  "columns.document": "the column with the document number",
  "columns.sku": "the column with the SKU",
  "columns.units": "the column with the units",
  "format.dateOrder": "whether dates start with the day or the month",
};
const questionName = (question: string): string => QUESTION_NAMES[question] ?? question;
