import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportJob } from "@/lib/channels/import/job";

type Action = AnswerAction<AnyAnswer>;
export type ImportActionSet = { rehearse: Action; start: Action; resume: Action; pause: Action; stopRehearsal: Action };
type ImportActionsProps = { job: ImportJob; orders: number; actions: ImportActionSet; refusals: Record<string, string> };

/** What can be done with the import as it stands; the step forward is last. */
export function ImportActions({ job, orders, actions, refusals }: ImportActionsProps) {
  const shared = { hidden: { import: job.id }, refusals };
  if (job.status === "running") {
    return (
      <ActionForm action={actions.pause} {...shared}>
        <SubmitButton variant="default" pendingLabel="Pausing">
          Pause
        </SubmitButton>
      </ActionForm>
    );
  }
  if (job.status === "paused") {
    return (
      <>
        {job.rehearsal && (
          <ActionForm action={actions.stopRehearsal} {...shared}>
            <SubmitButton variant="default" pendingLabel="Ending">
              End rehearsal
            </SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={actions.resume} {...shared}>
          <SubmitButton pendingLabel="Resuming">Resume</SubmitButton>
        </ActionForm>
      </>
    );
  }
  if (job.status === "done") return null;
  const label = `Import ${orders.toLocaleString("en")} ${orders === 1 ? "order" : "orders"}`;
  return (
    <>
      <ButtonLink href={`/imports/${job.id}/columns`}>Change settings</ButtonLink>
      {job.rehearsedAt && orders > 0 && (
        <ConfirmForm
          label={label}
          variant="primary"
          title={`${label}?`}
          effect="Each document becomes an order of its own with its stock, receivable, message and tags, if it still can be placed when its turn comes. Stock and credit are shared, so the result may differ from the rehearsal."
          confirmLabel={label}
          action={actions.start}
          {...shared}
        />
      )}
    </>
  );
}
