import type { MoveProps } from "@/components/orders/moves/order-actions";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { TextField } from "@/components/ui/text-field";

export function DeclineButton({ view: { order, parties }, actions, refusals }: MoveProps) {
  return (
    <ConfirmForm
      label="Decline"
      variant="danger"
      title={`Decline ${order.number}?`}
      effect={`It held nothing, so there is nothing to give back. ${parties.customerName} gets a mail with your reason.`}
      confirmLabel="Decline the order"
      pendingLabel="Declining"
      keepLabel="Keep it waiting"
      action={actions.decline}
      hidden={{ order: order.id, version: order.version }}
      refusals={refusals}
    >
      <TextField name="reason" label="Reason, as the customer reads it" required maxLength={500} autoComplete="off" />
    </ConfirmForm>
  );
}
