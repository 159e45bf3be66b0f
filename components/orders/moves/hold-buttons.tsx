import { ConfirmMove } from "@/components/orders/moves/confirm-move";
import type { MoveProps } from "@/components/orders/moves/order-actions";

export function HoldButton({ view: { order }, actions, refusals }: MoveProps) {
  return (
    <ConfirmMove
      label="Hold"
      title={`Hold ${order.number}?`}
      effect="Nothing more of it is released to the floor until somebody lifts the hold. What is reserved stays reserved."
      confirmLabel="Hold the order"
      pendingLabel="Holding"
      keepLabel="Let it go on"
      action={actions.hold}
      hidden={{ order: order.id, version: order.version }}
      refusals={refusals}
      reason={{ label: "Why", minLength: 3 }}
    />
  );
}

export function UnholdButton({ view: { order }, actions, refusals }: MoveProps) {
  return (
    <ConfirmMove
      label="Lift the hold"
      title={`Lift the hold of ${order.number}?`}
      effect="The warehouse may release it again."
      confirmLabel="Lift the hold"
      pendingLabel="Lifting"
      keepLabel="Keep it on hold"
      action={actions.unhold}
      hidden={{ order: order.id, version: order.version }}
      refusals={refusals}
    />
  );
}
