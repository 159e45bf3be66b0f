import { ZoneForm } from "@/components/places/zone-form";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";
import type { ListedZone } from "@/lib/places/zones";

export type ZoneActs<Answer extends AnyAnswer> = {
  rename: AnswerAction<Answer>;
  close: AnswerAction<Answer>;
  reopen: AnswerAction<Answer>;
};

const COLUMNS: readonly Column<ListedZone>[] = [
  {
    key: "zone",
    header: "Zone",
    phone: "title",
    cell: ({ code, name }) => (
      <span className="grid">
        <bdi className="font-semibold break-words">{name}</bdi>
        <Mono wrap>{code}</Mono>
      </span>
    ),
  },
  { key: "location", header: "Location", width: "fill", cell: ({ locationName }) => locationName },
  { key: "bins", header: "Bins", align: "end", width: "min", phone: "figure", cell: ({ bins }) => formatUnits(bins) },
  {
    key: "state",
    header: "State",
    width: "min",
    cell: ({ archived }) => (archived ? <Chip shape="square">Archived</Chip> : <Chip tone="ok">In use</Chip>),
  },
];

export function ZoneTable<Answer extends AnyAnswer>({ zones, ...acts }: ZoneActs<Answer> & { zones: readonly ListedZone[] }) {
  const actions: Column<ListedZone> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (zone) => <ZoneActions zone={zone} {...acts} />,
  };
  return (
    <DataTable
      caption="Zones"
      columns={[...COLUMNS, actions]}
      rows={zones}
      rowKey={({ location, code }) => `${location} ${code}`}
      empty={
        <EmptyState title="No zones yet">
          A zone is a part of a location, such as the shelves or the pallets; bins belong to one. Add the first with the button above.
        </EmptyState>
      }
    />
  );
}

function ZoneActions<Answer extends AnyAnswer>({ zone, rename, close, reopen }: ZoneActs<Answer> & { zone: ListedZone }) {
  const { location, code, name, archived } = zone;
  const dialog = { size: "sm", hidden: { location, code }, refusals: PLACE_REFUSAL_TEXT } as const;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only">
        {" "}
        {name}, {location}
      </span>
    </>
  );
  if (archived)
    return (
      <ConfirmForm
        {...dialog}
        label={named("Reopen")}
        title={`Reopen ${name}?`}
        effect="Bins can be made in it again."
        confirmLabel="Reopen zone"
        action={reopen}
        doneText={`${name} is in use again.`}
      />
    );
  return (
    <span className="flex gap-2">
      <Dialog label={named("Rename")} title={`Rename ${name}`} size="sm">
        <ZoneForm action={rename} zone={zone} locations={[]} />
      </Dialog>
      <ConfirmForm
        {...dialog}
        label={named("Archive")}
        variant="danger"
        title={`Archive ${name}?`}
        effect="No bins are made in it any more. It has to have none in use."
        confirmLabel="Archive zone"
        action={close}
        doneText={`${name} is archived.`}
      />
    </span>
  );
}
