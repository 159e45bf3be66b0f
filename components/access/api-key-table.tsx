import { rightsInWords } from "@/components/access/right-groups";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Mono } from "@/components/ui/mono";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Time } from "@/components/ui/time";
import type { Right } from "@/db/values";

type Key = {
  id: string;
  name: string;
  prefix: string;
  rights: readonly Right[];
  ratePerMinute: number | null;
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

type ApiKeyTableProps<Answer extends AnyAnswer> = {
  keys: readonly Key[];
  zone: string;
  refusals: RefusalSentences;
  revoke: AnswerAction<Answer>;
};

export function ApiKeyTable<Answer extends AnyAnswer>({ keys, zone, refusals, revoke }: ApiKeyTableProps<Answer>) {
  const columns: Column<Key>[] = [
    {
      key: "name",
      header: "Key",
      phone: "title",
      cell: ({ name, prefix }) => (
        <span className="grid">
          <b>{name}</b>
          <Mono>{prefix}…</Mono>
        </span>
      ),
    },
    { key: "rights", header: "Rights", width: "fill", cell: ({ rights }) => <span className="text-ink-2">{rightsInWords(rights)}</span> },
    {
      key: "limit",
      header: "Limit",
      on: "desktop",
      align: "end",
      cell: ({ ratePerMinute }) => (ratePerMinute === null ? "none" : `${ratePerMinute} a minute`),
    },
    {
      key: "made",
      header: "Made",
      on: "tablet",
      cell: (key) => <Made apiKey={key} zone={zone} />,
    },
    {
      key: "used",
      header: "Last used",
      phone: "figure",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time value={lastUsedAt} zone={zone} /> : <span className="text-ink-3">never</span>),
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: (key) => (key.revokedAt ? <Chip shape="ring">Revoked</Chip> : <Revoke apiKey={key} refusals={refusals} revoke={revoke} />),
    },
  ];
  const empty = (
    <EmptyState title="No keys yet">
      Make one for each program that works with your orders, with the rights it needs and no more.
    </EmptyState>
  );
  return <DataTable caption="API keys" columns={columns} rows={keys} rowKey={({ id }) => id} empty={empty} />;
}

const Made = ({ apiKey: { createdAt, createdBy }, zone }: { apiKey: Key; zone: string }) => (
  <span className="grid">
    <Time value={createdAt} zone={zone} form="date" />
    <span className="text-ink-2">{createdBy ?? "on the server"}</span>
  </span>
);

type RevokeProps<Answer extends AnyAnswer> = { apiKey: Key; refusals: RefusalSentences; revoke: AnswerAction<Answer> };

function Revoke<Answer extends AnyAnswer>({ apiKey: { id, name }, refusals, revoke }: RevokeProps<Answer>) {
  return (
    <ConfirmForm
      label={
        <>
          Revoke<span className="sr-only"> {name}</span>
        </>
      }
      size="sm"
      variant="danger"
      title={`Revoke ${name}?`}
      effect="Programs that use this key are refused at once. This cannot be undone; make a new key instead."
      confirmLabel={`Revoke ${name}`}
      action={revoke}
      hidden={{ keyId: id }}
      refusals={refusals}
    />
  );
}
