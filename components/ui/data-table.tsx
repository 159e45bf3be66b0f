import { createElement, type ReactNode } from "react";

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

type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: ((row: Row) => string) | undefined;
  /** A quiet mark on rows that want attention. */
  rowTone?: ((row: Row) => "wait" | "stop" | undefined) | undefined;
  empty?: ReactNode;
  stickyHead?: boolean | undefined;
  /** Table rows of sums. */
  foot?: ReactNode;
};

/** A list of rows. Arrow keys move over them, the whole row is the link; on a phone each row becomes a short stack. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowHref, rowTone, empty, stickyHead, foot }: DataTableProps<Row>) {
  const titleIndex = titleOf(columns);
  return (
    <TableFrame caption={caption} columns={columns} isEmpty={rows.length === 0} empty={empty} stickyHead={stickyHead}>
      <tbody>
        {rows.map((row) => {
          const tone = rowTone?.(row);
          const cells = columns.map((column, index) => drawCell(column, row, index === titleIndex ? rowHref : undefined));
          return createElement("tr", { key: rowKey(row), ...(tone && { "data-tone": tone }) }, ...cells);
        })}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </TableFrame>
  );
}

type Heading = Omit<Column<never>, "cell">;

/** The column that names the row, and leads to it. */
export const titleOf = (columns: readonly Heading[]): number =>
  Math.max(
    0,
    columns.findIndex(({ phone }) => phone === "title"),
  );

/** On a phone a figure out of its column says what it counts. */
export const labelOf = ({ align, phone, header }: Heading): string | null =>
  align === "end" && phone !== "figure" && typeof header === "string" ? header : null;

type TableFrameProps = {
  caption: string;
  columns: readonly Heading[];
  isEmpty: boolean;
  empty: ReactNode;
  stickyHead?: boolean | undefined;
  /** The body, and the foot where there is one. */
  children: ReactNode;
};

/** What stands around the rows, or in their place when there are none. */
export function TableFrame({ caption, columns, isEmpty, empty, stickyHead = true, children }: TableFrameProps) {
  if (isEmpty && empty) return <div className="rounded border border-line bg-sheet">{empty}</div>;
  return (
    <div data-rows="">
      <table className="data-table" data-sticky={stickyHead || undefined} {...layoutOf(columns, titleOf(columns))}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header }) => (
              <th key={key} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

type Test = (column: Heading, index: number) => boolean;

/** Which columns are which, by number, for the style sheet. */
function layoutOf(columns: readonly Heading[], titleIndex: number): Record<string, string> {
  const numbers = (test: Test): string => columns.flatMap((column, index) => (test(column, index) ? [index + 1] : [])).join(" ");
  const layout = {
    "data-end": numbers(({ align }) => align === "end"),
    "data-min": numbers(({ width }) => width === "min"),
    "data-fill": numbers(({ width }) => width === "fill"),
    "data-tablet": numbers(({ on }) => on === "tablet" || on === "desktop"),
    "data-desktop": numbers(({ on }) => on === "desktop"),
    "data-title": numbers((_column, index) => index === titleIndex),
    "data-figure": numbers(({ phone }) => phone === "figure"),
  };
  return Object.fromEntries(Object.entries(layout).filter(([, value]) => value !== ""));
}

/** Cells are given to their row one by one, so they need no keys, and carry nothing but what is in them. */
function drawCell<Row>(column: Column<Row>, row: Row, rowHref: ((row: Row) => string) | undefined): ReactNode {
  const content = column.cell(row);
  if (rowHref) return createElement("td", null, createElement("a", { href: rowHref(row), "data-row-link": "" }, content));
  const label = labelOf(column);
  return createElement("td", label === null ? null : { "data-label": label }, content);
}
