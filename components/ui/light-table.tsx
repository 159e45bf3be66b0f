import type { ReactNode } from "react";
import { type Column, labelOf, TableFrame, titleOf } from "@/components/ui/data-table";
import { type LightCell, type LightRow, LightRows } from "@/components/ui/light-rows";

export type LightColumn<Row> = Omit<Column<Row>, "cell"> & { cell: (row: Row) => LightCell };

type LightTableProps<Row> = {
  caption: string;
  columns: readonly LightColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref: (row: Row) => string;
  rowTone?: ((row: Row) => "wait" | "stop" | undefined) | undefined;
  empty: ReactNode;
};

/** A DataTable for the lists that are opened all day: its rows are sent as one text, not as a thousand values. */
export function LightTable<Row>({ caption, columns, rows, rowKey, rowHref, rowTone, empty }: LightTableProps<Row>) {
  const sent = rows.map((row): LightRow => [rowKey(row), rowHref(row), rowTone?.(row) ?? null, ...columns.map(({ cell }) => cell(row))]);
  return (
    <TableFrame caption={caption} columns={columns} isEmpty={rows.length === 0} empty={empty}>
      <LightRows rows={JSON.stringify(sent)} titleIndex={titleOf(columns)} labels={columns.map(labelOf)} />
    </TableFrame>
  );
}
