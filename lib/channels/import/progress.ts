import type { ImportStatus } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { isUuid } from "./read-jobs";

/** `interrupted`: whoever worked on it is gone; the worker goes on by itself when the lease has ended. */
export type Progress = { status: ImportStatus; rehearsal: boolean; done: number; total: number; interrupted: boolean };

export async function readProgress(actor: Actor, jobId: string): Promise<Progress | null> {
  if (!actor.rights.has("view") || !isUuid(jobId)) return null;
  const [row] = await readTenant(actor.orgId, (tx) =>
    tx.query<Progress>(
      "import_progress",
      `select status, rehearsal, done_documents as done, total_documents as total,
         status = 'running' and lease_until is not null and lease_until < clock_timestamp() as interrupted
        from import_job where org_id = $1 and id = $2`,
      [actor.orgId, jobId],
    ),
  );
  return row ?? null;
}
