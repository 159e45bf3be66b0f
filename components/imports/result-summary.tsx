import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Units } from "@/components/ui/units";
import type { ResultCount } from "@/lib/channels/import/results";
import { codeWords, resultWords } from "./status-words";

type ResultSummaryProps = { counts: readonly ResultCount[]; rehearsal: boolean; hrefOf: (count: ResultCount) => string };

/** How many rows ended how; each kind leads to its rows. */
export function ResultSummary({ counts, rehearsal, hrefOf }: ResultSummaryProps) {
  const columns: Column<ResultCount>[] = [
    {
      key: "result",
      header: "Result",
      phone: "title",
      width: "min",
      cell: ({ result }) => {
        const { word, tone, shape } = resultWords(result, rehearsal);
        return (
          <Chip tone={tone} shape={shape}>
            {word}
          </Chip>
        );
      },
    },
    { key: "why", header: "Why", width: "fill", cell: ({ code }) => (code === null ? "" : codeWords(code)) },
    { key: "documents", header: "Documents", align: "end", cell: ({ documents }) => <Units value={documents} /> },
    { key: "rows", header: "Rows", align: "end", phone: "figure", cell: ({ rows }) => <Units value={rows} /> },
  ];
  return (
    <DataTable
      caption="Results by kind"
      columns={columns}
      rows={counts}
      rowKey={({ result, code }) => `${result} ${code}`}
      rowHref={hrefOf}
      stickyHead={false}
    />
  );
}
