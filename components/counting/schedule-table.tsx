import { ScheduleForm } from "@/components/counting/schedule-form";
import { paceText, weekdaysText } from "@/components/counting/words";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { Schedule } from "@/lib/counting/schedules";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";

type Acts<Answer extends AnyAnswer> = { save: AnswerAction<Answer>; stop: AnswerAction<Answer> };

const placeText = ({ zone, zone_name }: Schedule): string => (zone === null ? "The whole location" : (zone_name ?? zone));

const COLUMNS: readonly Column<Schedule>[] = [
  { key: "place", header: "Bins of", phone: "title", cell: (it) => <bdi className="font-semibold break-words">{placeText(it)}</bdi> },
  {
    key: "pace",
    header: "How often",
    width: "fill",
    cell: ({ pace, weekdays }) => (
      <span className="grid">
        {paceText(pace)}
        <span className="text-ink-2">{weekdaysText(weekdays)}</span>
      </span>
    ),
  },
  { key: "most", header: "Bins a day", align: "end", width: "min", on: "tablet", cell: ({ most_bins }) => formatUnits(most_bins) },
  {
    key: "last",
    header: "Opened last",
    cell: ({ last_day }) =>
      last_day === null ? (
        <span className="text-ink-2">Not yet</span>
      ) : (
        <span className="grid">
          <Day value={last_day.day} />
          <span className="text-ink-2">
            {formatUnits(last_day.opened_bins)} of {formatUnits(last_day.due_bins)} due
          </span>
        </span>
      ),
  },
  { key: "open", header: "To count", align: "end", width: "min", cell: ({ open_counts }) => formatUnits(open_counts) },
  {
    key: "state",
    header: "State",
    width: "min",
    phone: "figure",
    cell: ({ stopped }) => (stopped ? <Chip shape="square">Stopped</Chip> : <Chip tone="ok">Running</Chip>),
  },
];

export function ScheduleTable<Answer extends AnyAnswer>({ schedules, ...acts }: Acts<Answer> & { schedules: readonly Schedule[] }) {
  const actions: Column<Schedule> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (schedule) => <ScheduleActions schedule={schedule} {...acts} />,
  };
  return (
    <DataTable
      caption="Schedules of counts"
      columns={[...COLUMNS, actions]}
      rows={schedules}
      rowKey={({ zone }) => zone ?? ""}
      empty={
        <EmptyState title="No schedule yet">
          Bins are counted when a picker did not find units, or when somebody asks. A schedule brings every bin round by itself.
        </EmptyState>
      }
    />
  );
}

function ScheduleActions<Answer extends AnyAnswer>({ schedule, save, stop }: Acts<Answer> & { schedule: Schedule }) {
  const { location, zone, stopped, open_counts } = schedule;
  const place = placeText(schedule);
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {place}</span>
    </>
  );
  return (
    <span className="flex gap-2">
      <Dialog label={named(stopped ? "Start again" : "Change")} title={`Counts: ${place}`} size="sm" width="md">
        <ScheduleForm action={save} location={location} schedule={schedule} places={[]} />
      </Dialog>
      {!stopped && (
        <ConfirmForm
          label={named("Stop")}
          size="sm"
          variant="danger"
          title={`Stop the counts of ${place}?`}
          effect={`No more counts are opened. ${open_counts === 0 ? "None is waiting." : "Those that wait stay to be made."}`}
          confirmLabel="Stop schedule"
          hidden={{ location, zone: zone ?? "" }}
          refusals={PLACE_REFUSAL_TEXT}
          action={stop}
          doneText={`The counts of ${place} are stopped.`}
        />
      )}
    </span>
  );
}
