import type { ReactNode } from "react";
import { ConfirmMove } from "@/components/orders/moves/confirm-move";
import type { MoveProps } from "@/components/orders/moves/order-actions";
import { ButtonLink } from "@/components/ui/button-link";
import { formatMoney } from "@/components/ui/figure-format";
import type { Move } from "@/lib/orders/transitions";

type DraftButtonsProps = MoveProps & { draw: (move: Move, allowed: ReactNode) => ReactNode };

/** What one does with a draft: delete it, change it, place it. */
export function DraftButtons({ view: { order, parties }, actions, refusals, draw }: DraftButtonsProps) {
  const hidden = { order: order.id, version: order.version };
  return (
    <>
      {draw(
        "delete",
        <ConfirmMove
          label="Delete"
          variant="danger"
          title={`Delete draft ${order.number}?`}
          effect="It holds nothing, so nothing is released. A deleted draft cannot be brought back."
          confirmLabel="Delete the draft"
          pendingLabel="Deleting"
          keepLabel="Keep it"
          action={actions.delete}
          hidden={hidden}
          refusals={refusals}
        />,
      )}
      {draw(
        "edit",
        <ButtonLink href={`/orders/${order.id}/edit`} hotkey="e">
          Edit
        </ButtonLink>,
      )}
      {draw(
        "place",
        <ConfirmMove
          label="Place order"
          variant="primary"
          hotkey="p"
          title={`Place ${order.number}?`}
          effect={`${parties.customerName}, ${formatMoney(order.totalMinor, order.currency)}, at the prices of the draft. Stock, receivable, mail and tags happen in one transaction, or none of them.`}
          confirmLabel="Place order"
          pendingLabel="Placing"
          keepLabel="Not yet"
          action={actions.place}
          hidden={hidden}
          refusals={refusals}
        />,
      )}
    </>
  );
}
