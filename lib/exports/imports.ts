import type { ImportJob } from "@/lib/channels/import/job";
import { listImports } from "@/lib/channels/import/read-jobs";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const COLUMNS: Column<ImportJob>[] = [
  { title: "File", cell: ({ fileName }) => fileName },
  { title: "Status", cell: ({ status }) => status },
  { title: "Channel", cell: ({ settings }) => settings.choices.channel },
  { title: "Rows", cell: ({ totalRows }) => totalRows },
  { title: "Documents", cell: ({ totalDocuments }) => totalDocuments },
  { title: "Documents done", cell: ({ doneDocuments }) => doneDocuments },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Uploaded at", cell: ({ createdAt }) => createdAt },
  { title: "Started at", cell: ({ startedAt }) => startedAt },
  { title: "Finished at", cell: ({ finishedAt }) => finishedAt },
];

export const exportImports = exportOf(COLUMNS, ({ actor }) =>
  keysetPages(async ({ after }) => {
    const page = await listImports(actor, after ?? null);
    return { items: page.items, next: page.olderThan, previous: null };
  }),
);
