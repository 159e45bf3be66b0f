"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

type KeyAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: { secret: string } };

type NewKeyFormProps = { action: AnswerAction<KeyAnswer>; refusals: RefusalSentences; children: ReactNode };

/** Makes the key and shows it this one time. */
export function NewKeyForm({ action, refusals, children }: NewKeyFormProps) {
  const [secret, setSecret] = useState<string | null>(null);
  if (secret) return <Shown secret={secret} />;
  return (
    <ActionForm action={action} refusals={refusals} onAnswer={(answer) => answer.status === "done" && setSecret(answer.outcome.secret)}>
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose />
        <SubmitButton pendingLabel="Making">Make key</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Shown({ secret }: { secret: string }) {
  return (
    <div className="grid gap-4">
      <Banner tone="ok" title="This is the key" live>
        Copy it now: it is not kept and cannot be shown again.
      </Banner>
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-sm border border-line bg-paper px-3 py-2">
        <code className="min-w-0 font-mono text-sm break-all" data-testid="api-key">
          {secret}
        </code>
        <CopyButton value={secret} variant="default" />
      </div>
      <div className="flex justify-end">
        <DialogClose>Done</DialogClose>
      </div>
    </div>
  );
}
