import type { ActionFormProps } from "@/components/ui/action-form";
import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";

type Way<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; effect: string; doneText: string };

type ArchiveFormProps<Answer extends AnyAnswer> = Pick<ActionFormProps<Answer>, "hidden" | "refusals"> & {
  archived: boolean;
  /** The record in the question: "Archive TEA-1?" */
  name: string;
  /** The record on the button that does it: "Archive product". */
  what: string;
  archive: Way<Answer>;
  restore: Way<Answer>;
};

/** Puts a record away or brings it back, whichever is possible, and says before what that means. */
export function ArchiveForm<Answer extends AnyAnswer>({ archived, name, what, archive, restore, ...form }: ArchiveFormProps<Answer>) {
  const label = archived ? "Restore" : "Archive";
  return (
    <ConfirmForm
      {...form}
      {...(archived ? restore : archive)}
      label={label}
      {...(!archived && { variant: "danger" as const })}
      title={`${label} ${name}?`}
      confirmLabel={`${label} ${what}`}
    />
  );
}
