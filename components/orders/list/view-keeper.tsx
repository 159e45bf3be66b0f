import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Popover } from "@/components/ui/popover";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { sentencesOf } from "@/lib/result/sentences";
import { type SavedView, VIEW_REFUSALS } from "@/lib/orders/saved-views";

type Action = AnswerAction<AnyAnswer>;
type ViewKeeperProps = { query: string; view: SavedView | undefined; save: Action; remove: Action };

const SENTENCES = sentencesOf(VIEW_REFUSALS);

/** Keeps the filter as a view, or lets go of the one that is open. */
export function ViewKeeper({ query, view, save, remove }: ViewKeeperProps) {
  if (view)
    return (
      <Popover label="View" trigger={<>View</>} variant="ghost" align="end">
        <p className="mb-3">
          <b>{view.name}</b> <span className="text-ink-2">{view.shared ? "is there for everybody." : "is yours alone."}</span>
        </p>
        <ActionForm action={remove} hidden={{ id: view.id }} refusals={SENTENCES}>
          <SubmitButton variant="danger" pendingLabel="Removing">
            Remove this view
          </SubmitButton>
        </ActionForm>
      </Popover>
    );
  if (query === "") return null;
  return (
    <Popover label="Save view" trigger={<>Save view</>} variant="ghost" align="end">
      <ActionForm action={save} hidden={{ query }} refusals={SENTENCES}>
        <TextField name="name" label="Name" required maxLength={40} autoComplete="off" />
        <CheckboxField name="shared" label="For everybody here" />
        <SubmitButton variant="primary" pendingLabel="Saving">
          Save view
        </SubmitButton>
      </ActionForm>
    </Popover>
  );
}
