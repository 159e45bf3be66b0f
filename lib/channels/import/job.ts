import type { ActorKind, ImportStatus } from "@/db/values";
import { type ImportSettings, importSettings } from "@/lib/channels/csv/settings";

/** An import as screens see it: everything but the file itself. */
export type ImportJob = {
  id: string;
  fileName: string;
  bytes: number;
  settings: ImportSettings;
  status: ImportStatus;
  /** The rows show what would happen; nothing was placed. */
  rehearsal: boolean;
  rehearsedAt: Date | null;
  stoppedBecause: "no_right" | "fault" | null;
  totalRows: number;
  totalDocuments: number;
  doneDocuments: number;
  actorKind: ActorKind;
  actorId: string | null;
  actorName: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

export type JobRow = {
  id: string;
  file_name: string;
  bytes: number;
  settings: unknown;
  status: ImportStatus;
  rehearsal: boolean;
  rehearsed_at: Date | null;
  stopped_because: ImportJob["stoppedBecause"];
  total_rows: number;
  total_documents: number;
  done_documents: number;
  actor_kind: ActorKind;
  actor_id: string | null;
  actor_name: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
};

export const JOB_COLUMNS = `j.id, j.file_name, octet_length(j.source) as bytes, j.settings, j.status, j.rehearsal, j.rehearsed_at, j.stopped_because,
  j.total_rows, j.total_documents, j.done_documents, j.actor_kind, j.actor_id, u.name as actor_name, j.created_at, j.started_at, j.finished_at`;
export const FROM_JOBS = "from import_job j left join app_user u on j.actor_kind = 'user' and u.id = j.actor_id";

export const jobOf = (row: JobRow): ImportJob => ({
  id: row.id,
  fileName: row.file_name,
  bytes: row.bytes,
  settings: importSettings.parse(row.settings),
  status: row.status,
  rehearsal: row.rehearsal,
  rehearsedAt: row.rehearsed_at,
  stoppedBecause: row.stopped_because,
  totalRows: row.total_rows,
  totalDocuments: row.total_documents,
  doneDocuments: row.done_documents,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});
