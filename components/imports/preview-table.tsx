import { type Field, FIELD_LABELS, FIELDS } from "@/lib/channels/csv/fields";
import type { ColumnMap } from "@/lib/channels/csv/guess-columns";
import type { FileTable } from "@/lib/channels/csv/read-file";

/** The first rows as the chosen reading splits them, each column with what it is taken for. */
export function PreviewTable({ table, columns }: { table: FileTable; columns: ColumnMap }) {
  const meanings = new Map<number, Field>(FIELDS.flatMap((field) => (columns[field] === null ? [] : [[columns[field], field] as const])));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls has to be reachable by keyboard.
    <div className="overflow-x-auto" role="region" aria-label="First rows of the file" tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">First rows of the file</caption>
        <thead>
          <tr className="border-b border-line text-left align-bottom">
            <th scope="col" className="px-3 py-2 text-xs font-medium text-ink-3">
              Row
            </th>
            {table.header.map((title, index) => (
              <th key={`${index}-${title}`} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                <span className="block max-w-60 truncate">{title}</span>
                <span className="block text-xs font-normal text-ink-2">{labelOf(meanings.get(index))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ row, cells }) => (
            <tr key={row} className="border-b border-line-2 last:border-0">
              <th scope="row" className="num px-3 py-1.5 text-left font-normal text-ink-3">
                {row}
              </th>
              {table.header.map((title, index) => (
                <td key={`${index}-${title}`} className="px-3 py-1.5">
                  <span className="block max-w-60 truncate">{cells[index] ?? ""}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const labelOf = (field: Field | undefined): string => (field === undefined ? "not used" : FIELD_LABELS[field]);
