import { WEEKDAYS } from "@/components/counting/words";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Schedule } from "@/lib/counting/schedules";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";

type ScheduleFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  location: string;
  schedule: Schedule | null;
  /** Where no schedule is yet; for a new one. */
  places: readonly SelectOption[];
};

const PACES = [
  { value: "every", label: "Every bin alike" },
  {
    value: "abc",
    label: "By class",
    hint: "A: the products that make up four fifths of the units shipped from here in 90 days. B: the next 15 %. C: the rest.",
  },
];
const EVERY = { kind: "every", days: 20 } as const;
const ABC = { kind: "abc", a: 10, b: 30, c: 90 } as const;

/** Inside a dialog: how often the bins of a place are counted. */
export function ScheduleForm<Answer extends AnyAnswer>({ action, location, schedule, places }: ScheduleFormProps<Answer>) {
  const pace = schedule?.pace ?? EVERY;
  const every = pace.kind === "every" ? pace : EVERY;
  const abc = pace.kind === "abc" ? pace : ABC;
  const weekdays = schedule?.weekdays ?? [1, 2, 3, 4, 5];
  return (
    <ActionForm
      action={action}
      hidden={schedule ? { location, zone: schedule.zone ?? "" } : { location }}
      refusals={PLACE_REFUSAL_TEXT}
      doneText="The schedule is saved."
      afterDone="close"
    >
      {!schedule && (
        <SelectField
          name="zone"
          label="Bins of"
          options={places}
          hint="A zone with a schedule of its own is left out of that of the whole location."
        />
      )}
      <RadioGroup name="pace" legend="How often" options={PACES} defaultValue={pace.kind} required />
      <NumberField name="every_days" label="Alike: every so many counting days" defaultValue={String(every.days)} />
      <FieldRow columns={3}>
        <NumberField name="a_days" label="A: days" defaultValue={String(abc.a)} />
        <NumberField name="b_days" label="B: days" defaultValue={String(abc.b)} />
        <NumberField name="c_days" label="C: days" defaultValue={String(abc.c)} />
      </FieldRow>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-ink-2 text-xs">Counting days</legend>
        <div className="flex flex-wrap gap-x-4">
          {WEEKDAYS.map((name, index) => (
            <CheckboxField
              key={name}
              id={`weekday-${index + 1}`}
              name="weekdays"
              label={name}
              value={String(index + 1)}
              defaultChecked={weekdays.includes(index + 1)}
            />
          ))}
        </div>
      </fieldset>
      <NumberField
        name="most_bins"
        label="At most so many bins a day"
        required
        defaultValue={String(schedule?.most_bins ?? 10)}
        hint="The longest overdue come first; the others wait for the next day."
      />
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{schedule ? "Save schedule" : "Add schedule"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
