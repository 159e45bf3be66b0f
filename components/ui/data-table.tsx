/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- Stacked on a phone the elements are no table to some browsers any more, so the roles are written out. */
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end" | undefined;
  /** The smallest screen that shows it. */
  on?: "phone" | "tablet" | "desktop" | undefined;
  /** Its place when rows are stacked on a phone; the first column is the title when none says so. */
  phone?: "title" | "figure" | "detail" | undefined;
  width?: "min" | "fill" | undefined;
};

type RowTraits<Row> = {
  rowHref?: ((row: Row) => string) | undefined;
  /** A quiet mark on rows that want attention. */
  rowTone?: ((row: Row) => "wait" | "stop" | undefined) | undefined;
};

type DataTableProps<Row> = RowTraits<Row> & {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
  stickyHead?: boolean | undefined;
  /** Table rows of sums. */
  foot?: ReactNode;
};

const SHOWN = { phone: "", tablet: "max-md:hidden", desktop: "max-xl:hidden" };
const STACKED = {
  title: "max-md:order-1 max-md:min-w-0 max-md:flex-1 max-md:basis-1/2",
  figure: "max-md:order-2 max-md:ml-auto",
  detail: "max-md:order-4 max-md:text-ink-2",
};
const EDGES = { wait: "shadow-[inset_3px_0_0_var(--wait)]", stop: "shadow-[inset_3px_0_0_var(--stop)]" };
const STACKED_ROW =
  "max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:border-line-2 max-md:px-3 max-md:py-2.5 max-md:last:border-0";

/** A list of rows. Arrow keys move over them, the whole row is the link; on a phone each row becomes a short stack. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, stickyHead = true, foot, ...traits }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <div className="rounded border border-line bg-sheet">{empty}</div>;
  const titleKey = columns.find(({ phone }) => phone === "title")?.key ?? columns[0]?.key;
  return (
    <div data-rows="">
      <table role="table" className="w-full border-separate border-spacing-0 rounded border border-line bg-sheet max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sticky={stickyHead} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {rows.map((row) => (
            <DataRow key={rowKey(row)} row={row} columns={columns} titleKey={titleKey} {...traits} />
          ))}
        </tbody>
        {foot && <tfoot role="rowgroup">{foot}</tfoot>}
      </table>
    </div>
  );
}

function HeadCell<Row>({ column, sticky }: { column: Column<Row>; sticky: boolean }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={classNames(
        "border-b border-line bg-sheet px-3 py-2.5 text-xs font-medium whitespace-nowrap text-ink-3 first:rounded-tl last:rounded-tr",
        column.align === "end" ? "text-right" : "text-left",
        sticky && "sticky top-0 z-10",
        column.width === "min" && "w-px",
        column.width === "fill" && "w-full",
        SHOWN[column.on ?? "phone"],
      )}
    >
      {column.header}
    </th>
  );
}

type DataRowProps<Row> = RowTraits<Row> & { row: Row; columns: readonly Column<Row>[]; titleKey: string | undefined };

function DataRow<Row>({ row, columns, titleKey, rowHref, rowTone }: DataRowProps<Row>) {
  const tone = rowTone?.(row);
  return (
    <tr
      role="row"
      className={classNames(
        "group/row",
        STACKED_ROW,
        rowHref && "cursor-pointer hover:bg-paper focus-within:bg-accent-wash",
        tone && EDGES[tone],
      )}
    >
      {columns.map((column) => {
        const isTitle = column.key === titleKey;
        const content = column.cell(row);
        return (
          <td key={column.key} role="cell" className={cellClass(column, column.phone ?? (isTitle ? "title" : "detail"))}>
            {isTitle && rowHref ? (
              <a href={rowHref(row)} data-row-link="" className="font-semibold outline-offset-4">
                {content}
              </a>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

function cellClass<Row>({ align, on, width }: Column<Row>, place: "title" | "figure" | "detail"): string {
  return classNames(
    "border-line-2 px-3 py-2.5 align-top group-not-last/row:border-b max-md:border-0! max-md:p-0 max-md:empty:hidden",
    align === "end" && "text-right tabular-nums whitespace-nowrap",
    width === "min" && "w-px whitespace-nowrap",
    width === "fill" && "w-full",
    SHOWN[on ?? "phone"],
    STACKED[place],
  );
}
