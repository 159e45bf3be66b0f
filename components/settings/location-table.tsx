import { LocationForm } from "@/components/settings/location-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import type { ListedLocation } from "@/lib/settings/locations";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type Row = ListedLocation & { seen: string };

type LocationTableProps<Answer extends AnyAnswer> = {
  locations: readonly Row[];
  save: AnswerAction<Answer>;
  close: AnswerAction<Answer>;
  reopen: AnswerAction<Answer>;
};

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "name",
    header: "Location",
    phone: "title",
    cell: ({ name, code }) => (
      <span className="grid">
        <bdi className="font-semibold break-words">{name}</bdi>
        <Mono wrap>{code}</Mono>
      </span>
    ),
  },
  {
    key: "place",
    header: "Place",
    width: "fill",
    cell: ({ street, postcode, city, country, latitude }) => (
      <span className="text-ink-2">
        <bdi>{[street, [postcode, city].filter(Boolean).join(" "), country].filter(Boolean).join(", ") || "No address"}</bdi>
        {latitude === null && <span className="block text-wait">No coordinates: “nearest” puts it last</span>}
      </span>
    ),
  },
  { key: "rank", header: "Rank", align: "end", on: "tablet", width: "min", cell: ({ rank }) => formatUnits(rank) },
  { key: "onHand", header: "On hand", align: "end", width: "min", cell: ({ onHand }) => formatUnits(onHand) },
  { key: "reserved", header: "Reserved", align: "end", on: "tablet", width: "min", cell: ({ reserved }) => formatUnits(reserved) },
  {
    key: "state",
    header: "State",
    width: "min",
    phone: "figure",
    cell: ({ archivedAt }) => (archivedAt ? <Chip shape="square">Archived</Chip> : <Chip tone="ok">Active</Chip>),
  },
];

export function LocationTable<Answer extends AnyAnswer>({ locations, ...actions }: LocationTableProps<Answer>) {
  const acts: Column<Row> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (location) => <LocationActions location={location} {...actions} />,
  };
  return (
    <DataTable
      caption="Locations"
      columns={[...COLUMNS, acts]}
      rows={locations}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No locations yet">
          Stock lies at locations and orders reserve it there. Add the first one with the button above.
        </EmptyState>
      }
    />
  );
}

type LocationActionsProps<Answer extends AnyAnswer> = Omit<LocationTableProps<Answer>, "locations"> & { location: Row };

function LocationActions<Answer extends AnyAnswer>({ location, save, close, reopen }: LocationActionsProps<Answer>) {
  const { id, code, name, archivedAt } = location;
  const dialog = { size: "sm", hidden: { code }, refusals: SETTINGS_REFUSAL_TEXT } as const;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {name}</span>
    </>
  );
  return (
    <span className="flex gap-2">
      {archivedAt ? (
        <ConfirmForm
          {...dialog}
          label={named("Reopen")}
          title={`Reopen ${name}?`}
          effect="It can receive stock again, and orders may reserve from it."
          confirmLabel="Reopen location"
          action={reopen}
          doneText={`${name} is active again.`}
        />
      ) : (
        <>
          <ButtonLink href={`/settings/locations/${id}/counts`} size="sm">
            {named("Counts")}
          </ButtonLink>
          <Dialog label={named("Change")} title={`Change ${name}`} size="sm" width="md">
            <LocationForm action={save} location={location} seen={location.seen} />
          </Dialog>
          <ConfirmForm
            {...dialog}
            label={named("Archive")}
            variant="danger"
            title={`Archive ${name}?`}
            effect="Nothing is reserved from it or received at it any more. It has to be empty; its history stays."
            confirmLabel="Archive location"
            action={close}
            doneText={`${name} is archived.`}
          />
        </>
      )}
    </span>
  );
}
