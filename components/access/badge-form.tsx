"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { HiddenValues } from "@/components/ui/hidden-inputs";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

type Issued = { name: string; code: string; card: string };
type BadgeAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: Issued };

type BadgeFormProps = { action: AnswerAction<BadgeAnswer>; hidden: HiddenValues; refusals: RefusalSentences; effect: string };

/** Makes the badge, and shows its code and its card this one time. */
export function BadgeForm({ action, hidden, refusals, effect }: BadgeFormProps) {
  const [issued, setIssued] = useState<Issued | null>(null);
  if (issued) return <Shown {...issued} />;
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      refusals={refusals}
      onAnswer={(answer) => answer.status === "done" && setIssued(answer.outcome)}
    >
      <p className="text-ink-2">{effect}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose />
        <SubmitButton pendingLabel="Making">Make badge</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Shown({ name, code, card }: Issued) {
  return (
    <div className="grid gap-4">
      <Banner tone="ok" title={`This is the badge of ${name}`} live>
        Print it now, or write the code down: it is not kept and cannot be shown again.
      </Banner>
      <p>
        Code{" "}
        <code className="font-mono text-md font-semibold whitespace-nowrap" data-testid="badge-code">
          {code}
        </code>
      </p>
      <div className="flex flex-wrap justify-between gap-2">
        <ButtonLink href={`data:application/pdf;base64,${card}`} download={`Badge ${name}.pdf`}>
          Card to print (PDF)
        </ButtonLink>
        <DialogClose>Done</DialogClose>
      </div>
    </div>
  );
}
