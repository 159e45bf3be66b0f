import { type ImportPlan } from "@/lib/channels/csv/plan-documents";
import { sentenceOf } from "@/lib/channels/csv/exceptions";
import { REFUSALS } from "@/lib/orders/refusals";
import type { PlaceAnswer } from "@/lib/orders/wire";
import { inTenant, readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Earlier, IMPORT_ROUTE, keyOf, type Settled } from "./settle-document";

const CHUNK = 20_000;
const LONGEST_DOCUMENT = 128;

const ADD = `
  insert into import_row (org_id, job_id, row, document, result, code, detail)
  select $1, $2, r.row, r.document, case when r.code is null then 'waiting' else 'exception' end, r.code, r.detail
    from unnest($3::int[], $4::text[], $5::text[], $6::text[]) r (row, document, code, detail)`;

/** Writes one row per row of the file, all in one transaction: the exceptions that the file alone shows, the others waiting. */
export async function prepareRows(orgId: string, jobId: string, owner: string, plan: ImportPlan): Promise<boolean> {
  const rows = plan.documents.flatMap(({ document, verdicts }) =>
    verdicts.map((verdict) => ({ document: document.slice(0, LONGEST_DOCUMENT), ...verdict })),
  );
  const waiting = plan.documents.filter((document) => document.order !== null).length;
  return inTenant(orgId, async (tx) => {
    const [mine] = await tx.query(
      "start_import",
      `update import_job set started_at = clock_timestamp(), total_rows = $4, total_documents = $5, done_documents = $6
        where org_id = $1 and id = $2 and lease_owner = $3 and status = 'running' returning id`,
      [orgId, jobId, owner, rows.length, plan.documents.length, plan.documents.length - waiting],
    );
    if (!mine) return false;
    await tx.query("forget_import_rows", "delete from import_row where org_id = $1 and job_id = $2", [orgId, jobId]);
    for (let from = 0; from < rows.length; from += CHUNK) {
      const part = rows.slice(from, from + CHUNK);
      await tx.query("add_import_rows", ADD, [
        orgId,
        jobId,
        part.map(({ row }) => row),
        part.map(({ document }) => document),
        part.map(({ exception }) => exception?.code ?? null),
        part.map(({ exception }) => (exception ? sentenceOf(exception.code, exception.subject) : null)),
      ]);
    }
    return true;
  });
}

/** The documents that are not settled yet. */
export async function waitingDocuments(orgId: string, jobId: string): Promise<Set<string>> {
  const rows = await readTenant(orgId, (tx) =>
    tx.query<{ document: string }>(
      "waiting_documents",
      "select distinct document from import_row where org_id = $1 and job_id = $2 and result = 'waiting'",
      [orgId, jobId],
    ),
  );
  return new Set(rows.map(({ document }) => document));
}

const REFUSED = `
  select distinct r.document from import_job j join import_row r on r.org_id = j.org_id and r.job_id = j.id
   where j.org_id = $1 and j.id <> $2 and not j.rehearsal and j.settings -> 'choices' ->> 'channel' = $3
     and r.result = 'exception' and r.code = any($4) and r.document = any($5)`;

/** What orders and earlier imports say about these documents. */
export async function findEarlier(orgId: string, jobId: string, channel: string, documents: readonly string[]): Promise<Earlier> {
  return readTenant(orgId, async (tx) => {
    const orders = await tx.query<{ document: string; id: string }>(
      "orders_of_channel",
      "select external_id as document, id from orders where org_id = $1 and channel = $2 and external_id = any($3)",
      [orgId, channel, documents],
    );
    const answers = await tx.query<{ key: string; answer: PlaceAnswer }>(
      "answers_of_import",
      "select key, answer from idempotency_key where org_id = $1 and route = $2 and key = any($3)",
      [orgId, IMPORT_ROUTE, documents.map((document) => keyOf(jobId, document))],
    );
    const refused = await tx.query<{ document: string }>("documents_refused_before", REFUSED, [
      orgId,
      jobId,
      channel,
      Object.keys(REFUSALS),
      documents,
    ]);
    return {
      orders: new Map(orders.map(({ document, id }) => [document, id])),
      answers: new Map(answers.map(({ key, answer }) => [key.slice(jobId.length + 1), answer])),
      refused: new Set(refused.map(({ document }) => document)),
    };
  });
}

const SETTLE = `
  with settled as (
    update import_row r set result = s.result, code = s.code, detail = s.detail, order_id = s.order_id
      from jsonb_to_recordset($3::jsonb) s (rows int[], result text, code text, detail text, order_id uuid) cross join unnest(s.rows) n (row)
     where r.org_id = $1 and r.job_id = $2 and r.row = n.row and r.result = 'waiting'
    returning r.document)
  select count(distinct document)::int as documents from settled`;

/** Before its rows are, so that who names rows, who keeps results and who ends the import wait for one another. */
export const lockImport = (tx: Tx, jobId: string) =>
  tx.query("lock_import", "select 1 from import_job where org_id = $1 and id = $2 for no key update", [tx.orgId, jobId]);

/** Keeps the results, counts them and renews the lease. False when the import is no longer ours to go on with. */
export async function keepResults(orgId: string, jobId: string, owner: string, results: readonly Settled[]): Promise<boolean> {
  return inTenant(orgId, async (tx) => {
    await lockImport(tx, jobId);
    const records = results.map(({ rows, result, code, detail, orderId }) => ({ rows, result, code, detail, order_id: orderId }));
    const documents = records.length === 0 ? 0 : await settle(tx, jobId, records);
    const [job] = await tx.query<{ ours: boolean }>(
      "count_import",
      `update import_job set done_documents = done_documents + $4,
         lease_until = case when lease_owner = $3 then clock_timestamp() + interval '20 seconds' else lease_until end
        where org_id = $1 and id = $2 returning status = 'running' and lease_owner = $3 as ours`,
      [orgId, jobId, owner, documents],
    );
    return job?.ours ?? false;
  });
}

async function settle(tx: Tx, jobId: string, records: readonly object[]): Promise<number> {
  const [counted] = await tx.query<{ documents: number }>("settle_import_rows", SETTLE, [tx.orgId, jobId, JSON.stringify(records)]);
  return counted?.documents ?? 0;
}
