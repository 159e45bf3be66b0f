"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction } from "@/components/ui/form-answer";
import { Modal } from "@/components/ui/modal";
import { Mono } from "@/components/ui/mono";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

type LinkAnswer =
  | { status: "idle" }
  | { status: "invalid"; fields: Readonly<Record<string, readonly string[] | undefined>>; message?: string }
  | { status: "refused"; code: string; subject: string | null; message?: string }
  | { status: "done"; outcome: { url: string }; message?: string };
export type MakeLinkAction = AnswerAction<LinkAnswer>;

export type LinkDialogProps = {
  action: MakeLinkAction;
  orderId: string;
  number: string;
  refusals: RefusalSentences;
  onClosed: () => void;
};

/** Makes a link and shows it, once: nobody can look it up afterwards. */
export function LinkDialog({ action, orderId, number, refusals, onClosed }: LinkDialogProps) {
  const [url, setUrl] = useState<string | null>(null);
  return (
    <Modal
      title={`A link to the customer’s page of ${number}`}
      description="Whoever has it sees the order and may cancel what has not left. Pass it on to the customer alone."
      onClosed={onClosed}
    >
      {url === null ? (
        <ActionForm
          action={action}
          hidden={{ order: orderId }}
          refusals={refusals}
          onAnswer={(answer) => answer.status === "done" && setUrl(answer.outcome.url)}
        >
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose>Not now</DialogClose>
            <SubmitButton pendingLabel="Making it">Make the link</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <div className="grid gap-3">
          <p aria-live="polite">Here it is. It is shown this once and works for a year.</p>
          <p className="rounded-sm border border-line bg-paper px-3 py-2.5 break-all">
            <Mono wrap>{url}</Mono>
          </p>
          <div className="flex flex-wrap justify-end gap-2">
            <ButtonLink href={url} target="_blank" rel="noreferrer">
              Open it
            </ButtonLink>
            <CopyButton value={url} label="Copy the link" variant="primary" size="md" />
            <DialogClose>Done</DialogClose>
          </div>
        </div>
      )}
    </Modal>
  );
}
