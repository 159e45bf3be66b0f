import type { ReactNode } from "react";
import { EditBinForm } from "@/components/places/bin-forms";
import { BIN_KIND_NAMES } from "@/components/places/words";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import type { SelectOption } from "@/components/ui/select-field";
import type { ListedBin } from "@/lib/places/list-bins";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";

type BinActs<Answer extends AnyAnswer> = { save: AnswerAction<Answer>; close: AnswerAction<Answer>; reopen: AnswerAction<Answer> };
type BinTableProps<Answer extends AnyAnswer> = BinActs<Answer> & {
  bins: readonly ListedBin[];
  zonesOf: (location: string) => readonly SelectOption[];
  empty: ReactNode;
};

const COLUMNS: readonly Column<ListedBin>[] = [
  { key: "code", header: "Bin", phone: "title", width: "min", cell: ({ code }) => <Mono>{code}</Mono> },
  { key: "location", header: "Location", cell: ({ location }) => location },
  { key: "zone", header: "Zone", on: "tablet", cell: ({ zone }) => zone },
  { key: "kind", header: "Kind", width: "fill", cell: ({ kind }) => BIN_KIND_NAMES[kind] },
  { key: "walk", header: "Walk", align: "end", on: "tablet", width: "min", cell: ({ walk }) => formatUnits(walk) },
  { key: "products", header: "Products", align: "end", on: "tablet", width: "min", cell: ({ products }) => formatUnits(products) },
  { key: "units", header: "Units", align: "end", width: "min", phone: "figure", cell: ({ units }) => formatUnits(units) },
];

export function BinTable<Answer extends AnyAnswer>({ bins, empty, zonesOf, ...acts }: BinTableProps<Answer>) {
  const actions: Column<ListedBin> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: (bin) => <BinActions bin={bin} zones={zonesOf(bin.location)} {...acts} />,
  };
  return <DataTable caption="Bins" columns={[...COLUMNS, actions]} rows={bins} rowKey={({ code }) => code} empty={empty} />;
}

type BinActionsProps<Answer extends AnyAnswer> = BinActs<Answer> & { bin: ListedBin; zones: readonly SelectOption[] };

function BinActions<Answer extends AnyAnswer>({ bin, zones, save, close, reopen }: BinActionsProps<Answer>) {
  const { code, archived } = bin;
  const dialog = { size: "sm", hidden: { code }, refusals: PLACE_REFUSAL_TEXT } as const;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {code}</span>
    </>
  );
  if (archived)
    return (
      <ConfirmForm
        {...dialog}
        label={named("Reopen")}
        title={`Reopen ${code}?`}
        effect="Units can be put into it again."
        confirmLabel="Reopen bin"
        action={reopen}
        doneText={`${code} is in use again.`}
      />
    );
  return (
    <span className="flex gap-2">
      <Dialog label={named("Change")} title={`Change ${code}`} size="sm">
        <EditBinForm action={save} bin={bin} zones={zones} />
      </Dialog>
      <ConfirmForm
        {...dialog}
        label={named("Archive")}
        variant="danger"
        title={`Archive ${code}?`}
        effect="Nothing is put into it or picked from it any more. It has to be empty; its history stays."
        confirmLabel="Archive bin"
        action={close}
        doneText={`${code} is archived.`}
      />
    </span>
  );
}
