"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { HiddenValues } from "@/components/ui/hidden-inputs";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

type CodeAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: { code: string; name: string } };

type CodeFormProps = {
  action: AnswerAction<CodeAnswer>;
  refusals: RefusalSentences;
  hidden?: HiddenValues;
  submit: string;
  children?: ReactNode;
};

/** Makes the code that admits a tablet, and shows it this one time. */
export function CodeForm({ action, refusals, hidden, submit, children }: CodeFormProps) {
  const [made, setMade] = useState<{ code: string; name: string } | null>(null);
  if (made) return <Shown {...made} />;
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      refusals={refusals}
      onAnswer={(answer) => answer.status === "done" && setMade(answer.outcome)}
    >
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose />
        <SubmitButton pendingLabel="Making">{submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Shown({ code, name }: { code: string; name: string }) {
  const path = `/floor/enrol?code=${code}`;
  const shown = `${code.slice(0, 5)} ${code.slice(5)}`;
  return (
    <div className="grid gap-4">
      <Banner tone="ok" title={`This is the code for ${name}`} live>
        It is good for half an hour and for one tablet, and cannot be shown again.
      </Banner>
      <ol className="grid list-decimal gap-2 pl-5">
        <li>
          On the tablet open <b className="break-all">{`${location.host}/floor/enrol`}</b>
        </li>
        <li>
          Enter{" "}
          <code className="font-mono text-lg font-semibold whitespace-nowrap" data-testid="device-code">
            {shown}
          </code>
        </li>
      </ol>
      <div className="flex flex-wrap justify-between gap-2">
        <CopyButton value={location.origin + path} label="Copy as a link" variant="default" />
        <DialogClose>Done</DialogClose>
      </div>
    </div>
  );
}
