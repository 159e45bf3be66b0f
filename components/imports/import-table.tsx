import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { Units } from "@/components/ui/units";
import type { ImportJob } from "@/lib/channels/import/job";
import { statusWords } from "./status-words";

export function ImportTable({ jobs, zone }: { jobs: readonly ImportJob[]; zone: string }) {
  const columns: Column<ImportJob>[] = [
    { key: "file", header: "File", phone: "title", width: "fill", cell: ({ fileName }) => <span className="break-all">{fileName}</span> },
    { key: "status", header: "Status", phone: "figure", cell: (job) => <Status job={job} /> },
    { key: "rows", header: "Rows", align: "end", on: "tablet", cell: (job) => (job.totalRows > 0 ? <Units value={job.totalRows} /> : "") },
    {
      key: "documents",
      header: "Documents",
      align: "end",
      on: "tablet",
      cell: (job) => (job.totalDocuments > 0 ? <Units value={job.totalDocuments} /> : ""),
    },
    { key: "who", header: "By", on: "desktop", cell: ({ actorName, actorKind }) => actorName ?? (actorKind === "user" ? "" : "Program") },
    { key: "when", header: "Uploaded", cell: ({ createdAt }) => <Time value={createdAt} zone={zone} /> },
  ];
  return (
    <DataTable
      caption="Imports"
      columns={columns}
      rows={jobs}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/imports/${id}`}
      empty={
        <EmptyState title="No files have been imported yet">
          Choose a CSV file with orders. You see what each row would become before anything is placed.
        </EmptyState>
      }
    />
  );
}

function Status({ job }: { job: ImportJob }) {
  const { word, tone, shape } = statusWords(job);
  const share =
    job.status === "running" && job.totalDocuments > 0 ? ` ${Math.floor((100 * job.doneDocuments) / job.totalDocuments)} %` : "";
  return (
    <Chip tone={tone} shape={shape}>
      {word}
      {share}
    </Chip>
  );
}
