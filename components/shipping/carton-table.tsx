import { CartonForm } from "@/components/shipping/carton-form";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";
import type { ListedCarton } from "@/lib/shipping/cartons";

type Row = ListedCarton & { seen: string };

type CartonTableProps<Answer extends AnyAnswer> = {
  cartons: readonly Row[];
  save: AnswerAction<Answer>;
  end: AnswerAction<Answer>;
  restore: AnswerAction<Answer>;
};

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "name",
    header: "Carton",
    phone: "title",
    width: "fill",
    cell: ({ name, code }) => (
      <span className="grid">
        <bdi className="font-semibold break-words">{name}</bdi>
        <Mono wrap>{code}</Mono>
      </span>
    ),
  },
  {
    key: "size",
    header: "Inside, mm",
    align: "end",
    width: "min",
    cell: ({ lengthMm, widthMm, heightMm }) => `${lengthMm} × ${widthMm} × ${heightMm}`,
  },
  { key: "tare", header: "Empty, g", align: "end", on: "tablet", width: "min", cell: ({ tareG }) => formatUnits(tareG) },
  { key: "most", header: "At most, g", align: "end", width: "min", cell: ({ mostG }) => formatUnits(mostG) },
  {
    key: "state",
    header: "State",
    width: "min",
    phone: "figure",
    cell: ({ archivedAt }) => (archivedAt ? <Chip shape="square">Archived</Chip> : <Chip tone="ok">In use</Chip>),
  },
];

export function CartonTable<Answer extends AnyAnswer>({ cartons, ...actions }: CartonTableProps<Answer>) {
  const acts: Column<Row> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (carton) => <CartonActions carton={carton} {...actions} />,
  };
  return (
    <DataTable
      caption="Cartons"
      columns={[...COLUMNS, acts]}
      rows={cartons}
      rowKey={({ id }) => id}
      empty={<EmptyState title="No cartons yet">Add the boxes that packers have at hand, and packing proposes one of them.</EmptyState>}
    />
  );
}

type CartonActionsProps<Answer extends AnyAnswer> = Omit<CartonTableProps<Answer>, "cartons"> & { carton: Row };

function CartonActions<Answer extends AnyAnswer>({ carton, save, end, restore }: CartonActionsProps<Answer>) {
  const { code, name, archivedAt } = carton;
  const dialog = { size: "sm", hidden: { code }, refusals: SETTINGS_REFUSAL_TEXT } as const;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {name}</span>
    </>
  );
  if (archivedAt)
    return (
      <ConfirmForm
        {...dialog}
        label={named("Restore")}
        title={`Restore ${name}?`}
        effect="Packing proposes it again."
        confirmLabel="Restore carton"
        action={restore}
        doneText={`${name} is in use again.`}
      />
    );
  return (
    <span className="flex gap-2">
      <Dialog label={named("Change")} title={`Change ${name}`} size="sm" width="md">
        <CartonForm action={save} carton={carton} seen={carton.seen} />
      </Dialog>
      <ConfirmForm
        {...dialog}
        label={named("Archive")}
        variant="danger"
        title={`Archive ${name}?`}
        effect="Packing does not propose it any more. Packages that lie in it stay as they are."
        confirmLabel="Archive carton"
        action={end}
        doneText={`${name} is archived.`}
      />
    </span>
  );
}
