import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { ENCODINGS, type Encoding } from "@/lib/channels/csv/encoding";
import { SEPARATOR_NAMES, SEPARATORS } from "@/lib/channels/csv/separator";
import type { ImportJob } from "@/lib/channels/import/job";
import { Because } from "./because";

const ENCODING_NAMES = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little endian)",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Western European (windows-1252)",
  "windows-1250": "Central European (windows-1250)",
  "windows-1251": "Cyrillic (windows-1251)",
} satisfies Record<Encoding, string>;

type ReadingFormProps = { job: ImportJob; action: AnswerAction<AnyAnswer>; refusals: Record<string, string> };

/** How the file is cut into cells. A correction reads the whole file anew, so it has a button of its own. */
export function ReadingForm({ job, action, refusals }: ReadingFormProps) {
  const { format, detection } = job.settings;
  return (
    <ActionForm
      action={action}
      hidden={{ import: job.id }}
      refusals={refusals}
      doneText="Read again. Check the columns."
      label="How the file is written"
    >
      <FieldRow columns={3}>
        <SelectField
          name="separator"
          label="Separator"
          defaultValue={SEPARATOR_NAMES[format.separator]}
          options={SEPARATORS.map((separator) => ({ value: SEPARATOR_NAMES[separator], label: capitalized(SEPARATOR_NAMES[separator]) }))}
          hint={<Because reason={detection["separator"]} />}
        />
        <SelectField
          name="encoding"
          label="Encoding"
          defaultValue={format.encoding}
          options={ENCODINGS.map((encoding) => ({ value: encoding, label: ENCODING_NAMES[encoding] }))}
          hint={<Because reason={detection["encoding"]} />}
        />
        <NumberField
          name="title_row"
          label="Row of the column titles"
          defaultValue={format.headerRow ?? 0}
          min={0}
          max={1000}
          hint={<Because reason={detection["headerRow"]} more="Write 0 if there are none." />}
        />
      </FieldRow>
      <div>
        <SubmitButton variant="default" pendingLabel="Reading">
          Read again
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
