import { CodeForm } from "@/components/access/code-form";
import { DeviceFields } from "@/components/access/device-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { EmptyState } from "@/components/ui/empty-state";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import type { SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";

type Device = {
  id: string;
  name: string;
  locationId: string;
  locationName: string;
  admittedAt: Date | null;
  codeEndsAt: Date | null;
  lastSeenAt: Date | null;
  revokedAt: Date | null;
  workedBy: string | null;
};
type CodeAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: { code: string; name: string } };

type DeviceTableProps<Answer extends AnyAnswer> = {
  devices: readonly Device[];
  locations: readonly SelectOption[];
  zone: string;
  now: Date;
  refusals: RefusalSentences;
  save: AnswerAction<Answer>;
  renew: AnswerAction<CodeAnswer>;
  revoke: AnswerAction<Answer>;
};

export function DeviceTable<Answer extends AnyAnswer>({ devices, zone, now, ...acts }: DeviceTableProps<Answer>) {
  const columns: Column<Device>[] = [
    {
      key: "name",
      header: "Tablet",
      phone: "title",
      cell: ({ name, locationName }) => (
        <span className="grid">
          <b className="break-words">{name}</b>
          <span className="break-words text-ink-2">{locationName}</span>
        </span>
      ),
    },
    { key: "state", header: "State", width: "fill", cell: (device) => <State device={device} now={now} /> },
    {
      key: "seen",
      header: "Last used",
      phone: "figure",
      cell: ({ lastSeenAt }) => (lastSeenAt ? <Time value={lastSeenAt} zone={zone} /> : <span className="text-ink-3">never</span>),
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: (device) => (device.revokedAt ? null : <DeviceActions device={device} {...acts} />),
    },
  ];
  const empty = (
    <EmptyState title="No tablets yet">
      Add one with the button above, and enter its code on the tablet. People with a device of their own need none.
    </EmptyState>
  );
  return <DataTable caption="Tablets" columns={columns} rows={devices} rowKey={({ id }) => id} empty={empty} />;
}

function State({ device: { revokedAt, admittedAt, codeEndsAt, workedBy }, now }: { device: Device; now: Date }) {
  if (revokedAt) return <Chip shape="square">Revoked</Chip>;
  if (admittedAt) return workedBy ? <Chip tone="ok">{workedBy}</Chip> : <Chip shape="ring">Locked</Chip>;
  if (codeEndsAt && codeEndsAt > now)
    return (
      <Chip tone="wait" shape="half">
        Waits for its code
      </Chip>
    );
  return (
    <Chip tone="wait" shape="ring">
      Code ended
    </Chip>
  );
}

type ActionsProps<Answer extends AnyAnswer> = Omit<DeviceTableProps<Answer>, "devices" | "zone" | "now"> & { device: Device };

function DeviceActions<Answer extends AnyAnswer>({ device, locations, refusals, save, renew, revoke }: ActionsProps<Answer>) {
  const { id, name } = device;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {name}</span>
    </>
  );
  return (
    <span className="flex gap-2">
      <Dialog label={named("Change")} title={`Change ${name}`} size="sm" width="md">
        <ActionForm action={save} hidden={{ deviceId: id }} refusals={refusals} doneText={`${name} is saved.`} afterDone="close">
          <DeviceFields locations={locations} device={device} />
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose />
            <SubmitButton pendingLabel="Saving">Save</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
      <Dialog label={named("New code")} title={`New code for ${name}`} size="sm" width="md">
        <CodeForm action={renew} refusals={refusals} hidden={{ deviceId: id }} submit="Make code">
          <p className="text-ink-2">
            The tablet that has this name now is locked and has to be admitted with the new code, or another one is.
          </p>
        </CodeForm>
      </Dialog>
      <ConfirmForm
        label={named("Revoke")}
        size="sm"
        variant="danger"
        title={`Revoke ${name}?`}
        effect="Whoever works on it is signed out with the next touch, and no badge opens it any more. Scans that wait on it are sent when their person signs in on it again after another admission."
        confirmLabel={`Revoke ${name}`}
        action={revoke}
        hidden={{ deviceId: id }}
        refusals={refusals}
      />
    </span>
  );
}
