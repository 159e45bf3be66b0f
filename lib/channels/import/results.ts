import { IMPORT_RESULTS, type ImportResult } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { isUuid } from "./read-jobs";

export type ResultCount = { result: ImportResult; code: string | null; rows: number; documents: number };

/** How many rows and documents ended how. */
export async function countResults(actor: Actor, jobId: string): Promise<ResultCount[]> {
  if (!actor.rights.has("view") || !isUuid(jobId)) return [];
  return readTenant(actor.orgId, (tx) =>
    tx.query<ResultCount>(
      "count_import_results",
      `select result, code, count(*)::int as rows, count(distinct document)::int as documents from import_row
        where org_id = $1 and job_id = $2 group by result, code order by result, count(*) desc, code`,
      [actor.orgId, jobId],
    ),
  );
}

export type ResultSums = {
  rows: number;
  orders: number;
  exists: number;
  exceptions: number;
  tabs: { result: ImportResult | null; count: number }[];
};

/** Orders and documents already there are counted as documents, exceptions as rows. */
export function sumResults(counts: readonly ResultCount[]): ResultSums {
  const sum = (unit: "rows" | "documents", result?: ImportResult) =>
    counts.filter((count) => result === undefined || count.result === result).reduce((total, count) => total + count[unit], 0);
  const tabs = IMPORT_RESULTS.map((result) => ({ result, count: sum("rows", result) })).filter(({ count }) => count > 0);
  return {
    rows: sum("rows"),
    orders: sum("documents", "imported"),
    exists: sum("documents", "exists"),
    exceptions: sum("rows", "exception"),
    tabs: [{ result: null, count: sum("rows") }, ...tabs],
  };
}

export type ResultRow = {
  row: number;
  document: string;
  result: ImportResult;
  code: string | null;
  detail: string | null;
  orderId: string | null;
  orderNumber: string | null;
};

export type ResultQuery = { result?: ImportResult | null; code?: string | null; after?: number; limit?: number };

const COLUMNS = `r.row, r.document, r.result, r.code, r.detail, r.order_id as "orderId", o.number as "orderNumber"`;
const FROM = "from import_row r left join orders o on o.org_id = r.org_id and o.id = r.order_id";

/** Rows in the order of the file, those behind the row `after`. */
export async function listResults(
  actor: Actor,
  jobId: string,
  { result = null, code = null, after = 0, limit = 100 }: ResultQuery = {},
): Promise<ResultRow[]> {
  if (!actor.rights.has("view") || !isUuid(jobId)) return [];
  const filtered = result === null ? "all" : code === null ? "by_result" : "by_code";
  const where = { all: "", by_result: "and r.result = $5", by_code: "and r.result = $5 and r.code = $6" }[filtered];
  const values = [
    actor.orgId,
    jobId,
    after,
    limit,
    ...(result === null ? [] : [result]),
    ...(result === null || code === null ? [] : [code]),
  ];
  return readTenant(actor.orgId, (tx) =>
    tx.query<ResultRow>(
      `import_results_${filtered}`,
      `select ${COLUMNS} ${FROM} where r.org_id = $1 and r.job_id = $2 and r.row > $3 ${where} order by r.row limit $4`,
      values,
    ),
  );
}
