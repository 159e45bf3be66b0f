import { type RowException, sentenceOf } from "@/lib/channels/csv/exceptions";
import type { DocumentPlan } from "@/lib/channels/csv/plan-documents";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";
import { lockImport } from "./import-rows";

/** Rows that were named as exceptions although their document goes on, by row number. */
export type NamedRows = ReadonlyMap<number, RowException>;

const NAMED = `
  select row, code from import_row
   where org_id = $1 and job_id = $2 and result = 'exception'
     and document in (select w.document from import_row w where w.org_id = $1 and w.job_id = $2 and w.result = 'waiting')`;

export async function namedRows(orgId: string, jobId: string): Promise<NamedRows> {
  const rows = await readTenant(orgId, (tx) =>
    tx.query<{ row: number; code: RowException["code"] }>("named_import_rows", NAMED, [orgId, jobId]),
  );
  return new Map(rows.map(({ row, code }) => [row, { code, subject: null }]));
}

const NAME = `
  update import_row r set result = 'exception', code = n.code, detail = n.detail
    from unnest($3::int[], $4::text[], $5::text[]) n (row, code, detail)
   where r.org_id = $1 and r.job_id = $2 and r.row = n.row and r.result = 'waiting'`;

const RECOUNT = `
  update import_job j set done_documents = j.total_documents - (
    select count(distinct document)::int from import_row where org_id = $1 and job_id = $2 and result = 'waiting')
   where j.org_id = $1 and j.id = $2`;

/**
 * Rows that waited while their product or customer went away become exceptions before anything is placed, so that an order
 * has exactly the rows that wait. False when the import is no longer ours to go on with.
 */
export async function nameUnplanned(orgId: string, jobId: string, owner: string, documents: readonly DocumentPlan[]): Promise<boolean> {
  const named = documents.flatMap(({ verdicts }) =>
    verdicts.flatMap(({ row, exception }) => (exception === null ? [] : [{ row, exception }])),
  );
  if (named.length === 0) return true;
  return inTenant(orgId, async (tx) => {
    await lockImport(tx, jobId);
    const [ours] = await tx.query(
      "import_is_ours",
      "select 1 from import_job where org_id = $1 and id = $2 and lease_owner = $3 and status = 'running'",
      [orgId, jobId, owner],
    );
    if (!ours) return false;
    await tx.query("name_import_rows", NAME, [
      orgId,
      jobId,
      named.map(({ row }) => row),
      named.map(({ exception }) => exception.code),
      named.map(({ exception }) => sentenceOf(exception.code, exception.subject)),
    ]);
    await tx.query("recount_import", RECOUNT, [orgId, jobId]);
    return true;
  });
}
