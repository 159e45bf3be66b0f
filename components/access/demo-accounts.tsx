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
      <ul className="divide-y divide-line-2">
        {accounts.map(({ email, password, title, does }) => (
          <li key={email} className="px-1 py-0.5">
            <ActionForm action={action} hidden={{ email, password, next }} refusals={refusals} className="gap-0!">
              <SubmitButton
                variant="ghost"
                className="grid! h-auto! w-full grid-cols-[minmax(0,1fr)_auto] gap-x-4! gap-y-0! py-1.5! text-left text-base! whitespace-normal!"
              >
                <span className="min-w-0">
                  <span className="block text-ink">{title}</span>
                  <span className="block font-normal text-ink-2">{does}</span>
                </span>
                <span className="font-mono text-xs font-normal text-ink-3 max-sm:hidden">{email}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
      <p className="border-t border-line px-4 py-3 text-sm text-ink-2">
        One press signs in. All of it is made up; the password is <code className="font-mono text-ink">{accounts[0]?.password}</code>.
      </p>
    </Sheet>
  );
}
