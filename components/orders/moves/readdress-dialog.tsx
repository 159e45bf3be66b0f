"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DialogClose } from "@/components/ui/dialog-close";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Modal } from "@/components/ui/modal";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type Address = { name: string; street: string; postcode: string; city: string; country: string };

export type ReaddressDialogProps = {
  action: AnswerAction<AnyAnswer>;
  orderId: string;
  number: string;
  version: number;
  shipTo: Address | null;
  refusals: RefusalSentences;
  onClosed: () => void;
};

export function ReaddressDialog({ action, orderId, number, version, shipTo, refusals, onClosed }: ReaddressDialogProps) {
  const field = (name: keyof Address, label: string, required = false) => (
    <TextField name={name} label={label} required={required} defaultValue={shipTo?.[name] ?? ""} maxLength={200} autoComplete="off" />
  );
  return (
    <Modal
      title={`Send ${number} to another address`}
      description="A label that was bought for the old address is not used any more; the warehouse is asked for a new one."
      onClosed={onClosed}
    >
      <ActionForm action={action} hidden={{ order: orderId, version }} refusals={refusals} afterDone="close">
        {field("name", "Name", true)}
        {field("street", "Street")}
        <FieldRow columns={2}>
          {field("postcode", "Postcode")}
          {field("city", "City")}
        </FieldRow>
        {field("country", "Country")}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>Keep the address</DialogClose>
          <SubmitButton variant="primary" pendingLabel="Changing">
            Change the address
          </SubmitButton>
        </div>
      </ActionForm>
    </Modal>
  );
}
