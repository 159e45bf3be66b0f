import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FileTable } from "@/lib/channels/csv/read-file";
import type { ImportJob } from "@/lib/channels/import/job";
import { Because } from "./because";
import { ChoiceFields } from "./choice-fields";
import { ColumnFields } from "./column-fields";

type SettingsFormProps = {
  job: ImportJob;
  table: FileTable;
  mayGiveCredit: boolean;
  action: AnswerAction<AnyAnswer>;
  refusals: Record<string, string>;
};

const DECIMALS = [
  { value: ",", label: "Comma: 1.234,50" },
  { value: ".", label: "Point: 1,234.50" },
];
const ORDERS = [
  { value: "dmy", label: "Day, month, year" },
  { value: "mdy", label: "Month, day, year" },
  { value: "ymd", label: "Year, month, day" },
];

/** Columns, number and date form, choices; then the rehearsal, which places nothing. */
export function SettingsForm({ job, table, mayGiveCredit, action, refusals }: SettingsFormProps) {
  const { format, columns, choices, detection } = job.settings;
  return (
    <ActionForm action={action} hidden={{ import: job.id }} refusals={refusals} label="Columns and choices">
      <Sheet title="What the columns mean">
        <div className="grid gap-4">
          <ColumnFields table={table} columns={columns} />
          <FieldRow columns={2}>
            <SelectField
              name="decimal"
              label="Decimal sign"
              defaultValue={format.decimal}
              options={DECIMALS}
              hint={<Because reason={detection["decimal"]} />}
            />
            <SelectField
              name="date_order"
              label="Order of dates"
              defaultValue={format.dateOrder ?? ""}
              options={ORDERS}
              placeholder="Choose"
              hint={<Because reason={detection["dateOrder"]} />}
            />
          </FieldRow>
        </div>
      </Sheet>
      <Sheet title="What to do with them">
        <div className="grid gap-4">
          <ChoiceFields choices={choices} mayGiveCredit={mayGiveCredit} />
        </div>
      </Sheet>
      <div className="flex flex-wrap justify-end gap-2">
        <SubmitButton name="next" value="save" variant="default" pendingLabel="Saving">
          Save
        </SubmitButton>
        <SubmitButton name="next" value="import" variant="default" pendingLabel="Starting">
          Import without rehearsal
        </SubmitButton>
        <SubmitButton name="next" value="rehearse" variant="primary" pendingLabel="Starting">
          Rehearse
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
