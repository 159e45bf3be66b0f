"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

export type HookAnswer = Exclude<AnyAnswer, { status: "done" }> | { status: "done"; outcome: { address: string; secret: string } };

type HookFormProps = { action: AnswerAction<HookAnswer>; carrier: string; refusals: RefusalSentences; children: ReactNode };

/** Makes the secret and shows it this one time, with the address that it is for. */
export function HookForm({ action, carrier, refusals, children }: HookFormProps) {
  const [made, setMade] = useState<{ address: string; secret: string } | null>(null);
  if (made) return <Shown {...made} />;
  return (
    <ActionForm
      action={action}
      hidden={{ carrier }}
      refusals={refusals}
      onAnswer={(answer) => answer.status === "done" && setMade(answer.outcome)}
    >
      <p className="text-ink-2">{children}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose />
        <SubmitButton pendingLabel="Making">Make secret</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Shown({ address, secret }: { address: string; secret: string }) {
  return (
    <div className="grid gap-4">
      <Banner tone="ok" title="This is the secret" live>
        Copy it now: it is not kept and cannot be shown again.
      </Banner>
      <Copied label="Address" value={address} />
      <Copied label="Secret" value={secret} />
      <div className="flex justify-end">
        <DialogClose>Done</DialogClose>
      </div>
    </div>
  );
}

function Copied({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-1">
      <span className="text-sm text-ink-2">{label}</span>
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-sm border border-line bg-paper px-3 py-2">
        <code className="min-w-0 font-mono text-sm break-all">{value}</code>
        <CopyButton value={value} variant="default" />
      </div>
    </div>
  );
}
