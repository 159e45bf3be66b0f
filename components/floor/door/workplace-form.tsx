import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

type Place = { id: string; code: string; name: string };

type WorkplaceFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  locations: readonly Place[];
  chosen: string | null;
  next: string;
  refusals: RefusalSentences;
};

/** One press a location. */
export function WorkplaceForm<Answer extends AnyAnswer>({ action, locations, chosen, next, refusals }: WorkplaceFormProps<Answer>) {
  return (
    <ul className="grid gap-3">
      {locations.map(({ id, code, name }) => (
        <li key={id}>
          <ActionForm action={action} hidden={{ locationId: id, next }} refusals={refusals} className="gap-2!">
            <SubmitButton
              size="floor"
              variant={id === chosen ? "primary" : "default"}
              className="h-auto! min-h-15 w-full justify-between! py-2.5! text-left whitespace-normal!"
            >
              <span className="min-w-0 break-words">{name}</span>
              <span className="font-mono text-md font-normal">{code}</span>
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
