import { BadgeForm } from "@/components/access/badge-form";
import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Time } from "@/components/ui/time";

type Holder = {
  userId: string;
  name: string;
  roleName: string;
  worksOnFloor: boolean;
  badge: { issuedAt: Date; pinChosen: boolean; lockedUntil: Date | null } | null;
};
type BadgeAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: { name: string; code: string; card: string } };

type Acts<Answer extends AnyAnswer> = {
  refusals: RefusalSentences;
  give: AnswerAction<BadgeAnswer>;
  takePin: AnswerAction<Answer>;
  revoke: AnswerAction<Answer>;
};
type BadgeTableProps<Answer extends AnyAnswer> = Acts<Answer> & { holders: readonly Holder[]; zone: string };

export function BadgeTable<Answer extends AnyAnswer>({ holders, zone, ...acts }: BadgeTableProps<Answer>) {
  const columns: Column<Holder>[] = [
    {
      key: "name",
      header: "Person",
      phone: "title",
      cell: ({ name, roleName }) => (
        <span className="grid">
          <b className="break-words">{name}</b>
          <span className="break-words text-ink-2">{roleName}</span>
        </span>
      ),
    },
    { key: "badge", header: "Badge", width: "fill", cell: (holder) => <State holder={holder} zone={zone} /> },
    {
      key: "issued",
      header: "Since",
      phone: "figure",
      cell: ({ badge }) => badge && <Time value={badge.issuedAt} zone={zone} form="date" />,
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: (holder) => <BadgeActions holder={holder} {...acts} />,
    },
  ];
  return <DataTable caption="Badges" columns={columns} rows={holders} rowKey={({ userId }) => userId} />;
}

function State({ holder: { badge, worksOnFloor }, zone }: { holder: Holder; zone: string }) {
  if (!badge)
    return worksOnFloor ? <span className="text-ink-3">none</span> : <span className="text-ink-3">none; the role works in the office</span>;
  if (badge.lockedUntil)
    return (
      <Chip tone="stop" shape="square">
        Locked until <Time value={badge.lockedUntil} zone={zone} form="clock" />
      </Chip>
    );
  if (badge.pinChosen) return <Chip tone="ok">In use</Chip>;
  return (
    <Chip tone="wait" shape="half">
      PIN not chosen yet
    </Chip>
  );
}

type ActionsProps<Answer extends AnyAnswer> = Acts<Answer> & { holder: Holder };

function BadgeActions<Answer extends AnyAnswer>({ holder, refusals, give, takePin, revoke }: ActionsProps<Answer>) {
  const { userId, name, badge, worksOnFloor } = holder;
  const dialog = { size: "sm", hidden: { userId }, refusals } as const;
  const named = (act: string) => (
    <>
      {act}
      <span className="sr-only"> {name}</span>
    </>
  );
  return (
    <span className="flex gap-2">
      {worksOnFloor && (
        <Dialog label={named(badge ? "New badge" : "Give badge")} title={`Badge for ${name}`} size="sm" width="md">
          <BadgeForm
            action={give}
            hidden={{ userId }}
            refusals={refusals}
            effect={
              badge
                ? "The badge that this person has now opens nothing any more, and the PIN is chosen anew."
                : "It opens admitted tablets, together with a PIN that this person chooses with the first scan."
            }
          />
        </Dialog>
      )}
      {badge && (
        <>
          <ConfirmForm
            {...dialog}
            label={named("Reset PIN")}
            title={`Reset the PIN of ${name}?`}
            effect="A lock ends, and whoever scans the badge next chooses a new PIN. Do it when this person holds the badge."
            confirmLabel="Reset PIN"
            action={takePin}
            doneText={`${name} chooses a PIN with the next scan.`}
          />
          <ConfirmForm
            {...dialog}
            label={named("Revoke")}
            variant="danger"
            title={`Revoke the badge of ${name}?`}
            effect="It opens nothing any more, and this person is signed out of tablets with the next touch. Signing in by e-mail stays."
            confirmLabel="Revoke badge"
            action={revoke}
            doneText={`The badge of ${name} is revoked.`}
          />
        </>
      )}
    </span>
  );
}
