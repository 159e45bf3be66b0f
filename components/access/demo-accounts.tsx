import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";

export type DemoAccountChoice = { email: string; password: string; title: string; does: string };

type DemoAccountsProps<Answer extends AnyAnswer> = {
  accounts: readonly DemoAccountChoice[];
  action: AnswerAction<Answer>;
  next: string;
  refusals: RefusalSentences;
};

/** One press per role. Only demo organizations are listed, so the password may stand in the page. */
export function DemoAccounts<Answer extends AnyAnswer>({ accounts, action, next, refusals }: DemoAccountsProps<Answer>) {
  return (
    <Sheet title="Demo accounts" padded={false}>
      <p className="px-4 pt-3 text-ink-2">
        Made-up records, nothing to break. One press signs in; the password of all is{" "}
        <code className="font-mono text-sm text-ink">{accounts[0]?.password}</code>.
      </p>
      <ul className="grid p-2">
        {accounts.map(({ email, password, title, does }) => (
          <li key={email}>
            <ActionForm action={action} hidden={{ email, password, next }} refusals={refusals} className="gap-0!">
              <SubmitButton
                variant="ghost"
                className="h-auto! w-full flex-wrap justify-between! gap-x-4! gap-y-0! py-2! text-left whitespace-normal!"
              >
                <span className="grid min-w-0">
                  <span className="text-base text-ink">{title}</span>
                  <span className="font-normal text-ink-2">{does}</span>
                </span>
                <span className="font-mono text-xs font-normal text-ink-3">{email}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
