import { ConfirmMove } from "@/components/orders/moves/confirm-move";
import type { MoveProps } from "@/components/orders/moves/order-actions";
import { formatMoney } from "@/components/ui/figure-format";

type ApproveButtonProps = MoveProps & { mayOverride: boolean };

/** Places the order that waited. Over the limit it takes a reason, from somebody who may pass limits. */
export function ApproveButton({ view: { order, credit }, actions, refusals, mayOverride }: ApproveButtonProps) {
  const freeMinor = credit && credit.limitMinor !== null ? credit.limitMinor - credit.exposureMinor : null;
  const overMinor = freeMinor === null ? 0 : order.totalMinor - freeMinor;
  const over = formatMoney(overMinor, order.currency);
  return (
    <ConfirmMove
      label="Approve"
      variant="primary"
      hotkey="a"
      title={`Approve ${order.number}?`}
      effect={
        overMinor > 0
          ? `It is ${over} over the limit${mayOverride ? ". Say why it may pass." : ", and you may not pass a limit: raise it first, or ask somebody who may."}`
          : `${formatMoney(order.totalMinor, order.currency)} fits the credit that is free now. Stock is reserved, the receivable posted, the mail queued and the account tagged in one transaction.`
      }
      confirmLabel={overMinor > 0 ? "Approve over the limit" : "Approve and place"}
      pendingLabel="Approving"
      keepLabel="Not now"
      action={actions.approve}
      hidden={{ order: order.id, version: order.version }}
      refusals={refusals}
      reason={overMinor > 0 && mayOverride ? { label: "Reason", minLength: 3 } : undefined}
    />
  );
}
