import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Mono } from "@/components/ui/mono";
import { Units } from "@/components/ui/units";
import type { ResultRow } from "@/lib/channels/import/results";
import { codeWords, resultWords } from "./status-words";

/** One line per row of the file. */
export function ResultTable({ rows, rehearsal }: { rows: readonly ResultRow[]; rehearsal: boolean }) {
  const columns: Column<ResultRow>[] = [
    { key: "row", header: "Row", align: "end", width: "min", phone: "figure", cell: ({ row }) => <Units value={row} /> },
    { key: "document", header: "Document", phone: "title", width: "min", cell: ({ document }) => <Mono>{document || "none"}</Mono> },
    {
      key: "result",
      header: "Result",
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
    { key: "why", header: "Why", width: "fill", cell: ({ code, detail }) => (code === null ? "" : (detail ?? codeWords(code))) },
    {
      key: "order",
      header: "Order",
      width: "min",
      cell: ({ orderId, orderNumber }) =>
        orderId === null ? (
          ""
        ) : (
          <a href={`/orders/${orderId}`} className="link">
            {orderNumber ?? "open"}
          </a>
        ),
    },
  ];
  return (
    <DataTable
      caption="Rows of the file"
      columns={columns}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState title="No row ended like this">Choose another result above.</EmptyState>}
    />
  );
}
