"use client";

import { type ReactNode, useState } from "react";
import { ActionForm, type ActionFormProps } from "@/components/ui/action-form";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnyAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";

type ConfirmFormProps<Answer extends AnyAnswer> = Omit<DialogProps, "description" | "children"> &
  Pick<ActionFormProps<Answer>, "action" | "hidden" | "refusals" | "doneText"> & {
    /** What will happen, with figures. */
    effect: ReactNode;
    confirmLabel: string;
    pendingLabel?: string | undefined;
    keepLabel?: string | undefined;
    /** Fields, when the act needs a reason or a choice. */
    children?: ReactNode;
  };

/** A button whose dialog says what it will do before it does it. */
export function ConfirmForm<Answer extends AnyAnswer>(props: ConfirmFormProps<Answer>) {
  const { effect, confirmLabel, pendingLabel, keepLabel, action, hidden, refusals, doneText, children, variant, ...dialog } = props;
  const dangerous = variant === "danger" || variant === "danger-fill";
  return (
    <Dialog {...dialog} variant={variant} description={effect}>
      <SeenForm action={action} hidden={hidden} refusals={refusals} doneText={doneText}>
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>{keepLabel}</DialogClose>
          <SubmitButton variant={dangerous ? "danger-fill" : "primary"} pendingLabel={pendingLabel}>
            {confirmLabel}
          </SubmitButton>
        </div>
      </SeenForm>
    </Dialog>
  );
}

type SeenFormProps<Answer extends AnyAnswer> = Pick<ActionFormProps<Answer>, "action" | "hidden" | "refusals" | "doneText" | "children">;

/** What is confirmed is what was seen when the dialog opened, also when the page behind it has changed since. */
function SeenForm<Answer extends AnyAnswer>({ hidden, ...form }: SeenFormProps<Answer>) {
  const [seen] = useState(hidden);
  return <ActionForm {...form} hidden={seen} afterDone="close" />;
}
