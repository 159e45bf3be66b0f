import type { FileTable } from "@/lib/channels/csv/read-file";
import { previewFile } from "@/lib/channels/csv/read-file";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { FROM_JOBS, type ImportJob, JOB_COLUMNS, jobOf, type JobRow } from "./job";

const PAGE = 25;
const PREVIEW_ROWS = 8;

export type JobPage = { items: ImportJob[]; olderThan: string | null };

/** Imports, newest first. `before` is the id of the last one of the page before. */
export async function listImports(actor: Actor, before: string | null = null): Promise<JobPage> {
  if (!actor.rights.has("view")) return { items: [], olderThan: null };
  const rows = await readTenant(actor.orgId, (tx) =>
    tx.query<JobRow>(
      "list_imports",
      `select ${JOB_COLUMNS} ${FROM_JOBS} where j.org_id = $1
        and ($2::uuid is null or (j.created_at, j.id) < (select b.created_at, b.id from import_job b where b.org_id = $1 and b.id = $2))
        order by j.created_at desc, j.id desc limit ${PAGE + 1}`,
      [actor.orgId, before],
    ),
  );
  const items = rows.slice(0, PAGE).map(jobOf);
  return { items, olderThan: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

export async function findImport(actor: Actor, jobId: string): Promise<ImportJob | null> {
  if (!actor.rights.has("view") || !isUuid(jobId)) return null;
  return readTenant(actor.orgId, (tx) => readJob(tx, jobId));
}

export async function readJob(tx: Tx, jobId: string): Promise<ImportJob | null> {
  const [row] = await tx.query<JobRow>("read_import", `select ${JOB_COLUMNS} ${FROM_JOBS} where j.org_id = $1 and j.id = $2`, [
    tx.orgId,
    jobId,
  ]);
  return row ? jobOf(row) : null;
}

export async function readSource(tx: Tx, jobId: string): Promise<Buffer> {
  const [row] = await tx.query<{ source: Buffer }>("read_import_source", "select source from import_job where org_id = $1 and id = $2", [
    tx.orgId,
    jobId,
  ]);
  if (!row) throw new Error("Bug: the import has no file");
  return row.source;
}

/** Titles and first rows as the stored settings read them. */
export async function previewImport(actor: Actor, job: ImportJob): Promise<FileTable> {
  const source = await readTenant(actor.orgId, (tx) => readSource(tx, job.id));
  return previewFile(source, job.settings.format, PREVIEW_ROWS);
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
