import { originalText } from "@/lib/channels/csv/formula-text";
import { previewFile, dataRows } from "@/lib/channels/csv/read-file";
import type { CsvRecord } from "@/lib/channels/csv/records";
import type { ImportJob } from "@/lib/channels/import/job";
import { findImport, readSource } from "@/lib/channels/import/read-jobs";
import { listResults, type ResultRow } from "@/lib/channels/import/results";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Column, csvStream } from "./csv";
import type { ExportContext, ExportList } from "./export";

const PAGE = 1_000;

type Joined = { record: CsvRecord; outcome: ResultRow | null };

const WORDS = { waiting: "waiting", imported: "imported", exists: "already there", exception: "exception" };
const REHEARSED = { ...WORDS, imported: "would be imported" };

/** Every row of the file as it came, and behind it what became of it. */
export const exportImportResults: ExportList = async (context) => {
  const job = await findImport(context.actor, context.query["import"] ?? "");
  if (!job) return null;
  const source = await readTenant(context.actor.orgId, (tx) => readSource(tx, job.id));
  const { header } = await previewFile(source, job.settings.format, 1);
  return csvStream([...columnsOf(header), ...outcomeColumns(job)], joined(context, job, source), context.timeZone);
};

const columnsOf = (header: readonly string[]): Column<Joined>[] =>
  header.map((title, index) => ({ title, cell: ({ record }) => originalText(record.cells[index] ?? "") }));

function outcomeColumns({ rehearsal }: ImportJob): Column<Joined>[] {
  const words = rehearsal ? REHEARSED : WORDS;
  return [
    { title: "Row", cell: ({ record }) => record.row },
    { title: "Result", cell: ({ outcome }) => (outcome ? words[outcome.result] : null) },
    { title: "Code", cell: ({ outcome }) => outcome?.code ?? null },
    { title: "Why", cell: ({ outcome }) => outcome?.detail ?? null },
    { title: "Order", cell: ({ outcome }) => outcome?.orderNumber ?? null },
  ];
}

/** File and results in the same order of rows, walked side by side. */
async function* joined({ actor }: ExportContext, job: ImportJob, source: Buffer): AsyncGenerator<readonly Joined[]> {
  let page: Joined[] = [];
  let outcomes: ResultRow[] = [];
  let after = 0;
  for await (const record of dataRows(source, job.settings.format)) {
    while (outcomes[0] === undefined || outcomes[0].row < record.row) {
      if (outcomes.length > 0) outcomes.shift();
      else {
        const read: ResultRow[] = await listResults(actor, job.id, { after, limit: PAGE });
        if (read.length === 0) break;
        outcomes = read;
        after = read.at(-1)?.row ?? after;
      }
    }
    page.push({ record, outcome: outcomes[0]?.row === record.row ? outcomes[0] : null });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
