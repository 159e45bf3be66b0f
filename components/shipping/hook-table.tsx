import { type HookAnswer, HookForm } from "@/components/shipping/hook-form";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { CopyButton } from "@/components/ui/copy-button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type Row = { carrier: string; address: string | null; isOpen: boolean; previousUntil: Date | null; lastReceivedAt: Date | null };

type HookTableProps<Answer extends AnyAnswer> = {
  hooks: readonly Row[];
  zone: string;
  open: AnswerAction<HookAnswer>;
  stop: AnswerAction<Answer>;
};

/** Where carriers that cannot hold an API key report by themselves, and since when they did. */
export function HookTable<Answer extends AnyAnswer>({ hooks, zone, open, stop }: HookTableProps<Answer>) {
  const columns: Column<Row>[] = [
    {
      key: "carrier",
      header: "Carrier",
      phone: "title",
      width: "fill",
      cell: ({ carrier, address, isOpen }) => (
        <span className="grid gap-1">
          <b>{carrier}</b>
          {isOpen && address && (
            <span className="flex flex-wrap items-center gap-x-2">
              <Mono wrap>{address}</Mono>
              <CopyButton value={address} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: "state",
      header: "Signed messages",
      phone: "figure",
      cell: ({ isOpen, previousUntil }) => (
        <span className="grid justify-items-start gap-1">
          {isOpen ? <Chip tone="ok">Taken</Chip> : <Chip shape="square">Not taken</Chip>}
          {previousUntil && (
            <span className="text-xs text-ink-2">
              Old secret until <Time value={previousUntil} zone={zone} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: "received",
      header: "Last received",
      on: "tablet",
      cell: ({ lastReceivedAt }) => (lastReceivedAt ? <Time value={lastReceivedAt} zone={zone} /> : "never"),
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: (row) => <HookActions row={row} open={open} stop={stop} />,
    },
  ];
  return <DataTable caption="Messages that carriers sign" columns={columns} rows={hooks} rowKey={({ carrier }) => carrier} />;
}

function HookActions<Answer extends AnyAnswer>({ row, open, stop }: Pick<HookTableProps<Answer>, "open" | "stop"> & { row: Row }) {
  const { carrier, isOpen } = row;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {carrier}</span>
    </>
  );
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <Dialog label={named(isOpen ? "New secret" : "Take messages")} title={`Messages that ${carrier} signs`} size="sm">
        <HookForm action={open} carrier={carrier} refusals={SETTINGS_REFUSAL_TEXT}>
          {isOpen
            ? "Make another secret and give it to the carrier. The one before holds for another day."
            : "The carrier gets an address of its own and a secret to sign its messages with."}
        </HookForm>
      </Dialog>
      {isOpen && (
        <ConfirmForm
          size="sm"
          label={named("Stop")}
          title={`Stop messages of ${carrier}`}
          effect="Nothing is taken at its address from now on. What it reported stays."
          confirmLabel="Stop"
          pendingLabel="Stopping"
          variant="danger"
          action={stop}
          hidden={{ carrier }}
          refusals={SETTINGS_REFUSAL_TEXT}
          doneText="Its messages are not taken any more."
        />
      )}
    </span>
  );
}
