import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Time } from "@/components/ui/time";

type Invitation = { id: string; email: string; roleName: string; createdAt: Date; expiresAt: Date; ended: boolean };

type InvitationTableProps<Answer extends AnyAnswer> = {
  invitations: readonly Invitation[];
  zone: string;
  refusals: RefusalSentences;
  withdraw: AnswerAction<Answer>;
};

export function InvitationTable<Answer extends AnyAnswer>({ invitations, zone, refusals, withdraw }: InvitationTableProps<Answer>) {
  const columns: Column<Invitation>[] = [
    { key: "email", header: "Invited", phone: "title", cell: ({ email }) => <b>{email}</b> },
    { key: "role", header: "Role", cell: ({ roleName }) => roleName },
    { key: "sent", header: "Sent", on: "tablet", cell: ({ createdAt }) => <Time value={createdAt} zone={zone} /> },
    {
      key: "ends",
      header: "Ends",
      phone: "figure",
      cell: ({ expiresAt, ended }) => (ended ? <Chip shape="ring">Too old</Chip> : <Time value={expiresAt} zone={zone} />),
    },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "min",
      cell: ({ id, email }) => (
        <ConfirmForm
          label={
            <>
              Withdraw<span className="sr-only"> the invitation of {email}</span>
            </>
          }
          size="sm"
          variant="danger"
          title="Withdraw this invitation?"
          effect={`The link in the mail to ${email} leads nowhere any more.`}
          confirmLabel="Withdraw"
          action={withdraw}
          hidden={{ invitationId: id }}
          refusals={refusals}
        />
      ),
    },
  ];
  return (
    <section aria-labelledby="open-invitations" className="grid gap-2">
      <h2 id="open-invitations">Open invitations</h2>
      <DataTable caption="Open invitations" columns={columns} rows={invitations} rowKey={({ id }) => id} stickyHead={false} />
    </section>
  );
}
