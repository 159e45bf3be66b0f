import { ConfirmMove } from "@/components/orders/moves/confirm-move";
import type { MoveProps } from "@/components/orders/moves/order-actions";

export function DeclineButton({ view: { order, parties }, actions, refusals }: MoveProps) {
  return (
    <ConfirmMove
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
      reason={{ label: "Reason, as the customer reads it", minLength: 1 }}
    />
  );
}
