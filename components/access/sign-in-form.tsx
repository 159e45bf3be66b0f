import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type SignInFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; next: string; refusals: RefusalSentences };

export function SignInForm<Answer extends AnyAnswer>({ action, next, refusals }: SignInFormProps<Answer>) {
  return (
    <ActionForm action={action} hidden={{ next }} refusals={refusals}>
      <TextField name="email" type="email" label="E-mail" autoComplete="username" required />
      <TextField name="password" type="password" label="Password" autoComplete="current-password" required />
      <SubmitButton pendingLabel="Signing in" className="w-full">
        Sign in
      </SubmitButton>
    </ActionForm>
  );
}
