import { FieldRow } from "@/components/ui/field-row";
import { SelectField } from "@/components/ui/select-field";
import { type Field, FIELD_HINTS, FIELD_LABELS, FIELDS, NEEDED_FIELDS } from "@/lib/channels/csv/fields";
import type { ColumnMap } from "@/lib/channels/csv/guess-columns";
import type { FileTable } from "@/lib/channels/csv/read-file";

const LONGEST_EXAMPLE = 24;

/** One choice per meaning: which column of the file it is read from. */
export function ColumnFields({ table, columns }: { table: FileTable; columns: ColumnMap }) {
  const options = table.header.map((title, index) => ({ value: String(index), label: labelOf(title, exampleOf(table, index)) }));
  return (
    <FieldRow columns={3}>
      {FIELDS.map((field) => (
        <SelectField
          key={field}
          name={`column_${field}`}
          label={FIELD_LABELS[field]}
          hint={FIELD_HINTS[field]}
          placeholder={isNeeded(field) ? "Choose a column" : "Not in the file"}
          defaultValue={columns[field] === null ? "" : String(columns[field])}
          options={options}
          required={isNeeded(field) ? true : undefined}
        />
      ))}
    </FieldRow>
  );
}

const isNeeded = (field: Field): boolean => NEEDED_FIELDS.some((needed) => needed === field);

const exampleOf = (table: FileTable, index: number): string =>
  table.rows.map(({ cells }) => cells[index]?.trim() ?? "").find((cell) => cell !== "") ?? "";

const labelOf = (title: string, example: string): string => {
  const cut = example.length > LONGEST_EXAMPLE ? `${example.slice(0, LONGEST_EXAMPLE)}…` : example;
  return cut === "" ? title : `${title} (${cut})`;
};
