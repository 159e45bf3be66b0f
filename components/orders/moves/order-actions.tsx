import type { ReactNode } from "react";
import { ApproveButton } from "@/components/orders/moves/approve-button";
import { CancelButton } from "@/components/orders/moves/cancel-button";
import { deniedText } from "@/components/orders/moves/denied-text";
import { DeclineButton } from "@/components/orders/moves/decline-button";
import { HoldButton, UnholdButton } from "@/components/orders/moves/hold-buttons";
import { ReaddressButton } from "@/components/orders/moves/readdress-button";
import { DraftButtons } from "@/components/orders/moves/draft-buttons";
import { unitsOf, unitsText } from "@/components/orders/page/order-units";
import { ButtonLink } from "@/components/ui/button-link";
import { DeniedButton } from "@/components/ui/denied-button";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { cancelScope } from "@/lib/orders/cancel-scope";
import type { OrderPageView } from "@/lib/orders/read-page";
import { type Move, ruleFor } from "@/lib/orders/transitions";

export type MoveActions = Record<
  "cancel" | "approve" | "decline" | "place" | "delete" | "hold" | "unhold" | "readdress",
  AnswerAction<AnyAnswer>
>;
export type MoveProps = { view: OrderPageView; actions: MoveActions; refusals: RefusalSentences };

/** The buttons of the order: what the transition table allows now, and what it does not, with the reason. */
export function OrderActions(props: MoveProps & { mayCreate: boolean; mayOverride: boolean }) {
  const { view, mayCreate } = props;
  const { order, verdicts } = view;
  const draw = (move: Move, allowed: ReactNode): ReactNode => {
    const verdict = verdicts[move];
    if (!verdict || !isShown(move, order.status)) return null;
    if (verdict.allowed) return allowed;
    return <DeniedButton reason={deniedText(move, verdict, order.status)}>{ruleFor(move).label}</DeniedButton>;
  };
  return (
    <>
      {mayCreate && (
        <ButtonLink href={`/orders/new?copy=${order.id}`} variant="ghost">
          Copy
        </ButtonLink>
      )}
      {order.status === "draft" ? <DraftButtons {...props} draw={draw} /> : draw("edit", null)}
      {draw("hold", <HoldButton {...props} />)}
      {draw("unhold", <UnholdButton {...props} />)}
      {draw("readdress", <ReaddressMove {...props} />)}
      {order.status !== "draft" && draw("cancel", <CancelMove {...props} />)}
      {draw("decline", <DeclineButton {...props} />)}
      {draw("approve", <ApproveButton {...props} />)}
    </>
  );
}

/** Moves that belong to another part of the order's life would only be noise. */
function isShown(move: Move, status: string): boolean {
  if (move === "approve" || move === "decline") return status === "pending_approval";
  if (move === "place" || move === "delete") return status === "draft";
  if (move === "hold" || move === "unhold" || move === "readdress") return status === "placed" || status === "in_fulfilment";
  return move === "edit" ? status !== "canceled" : true;
}

function CancelMove({ view: { order }, actions, refusals }: MoveProps) {
  const { cancelable, wanted } = unitsOf(order);
  const lines = order.lines
    .map((line) => {
      const { now, putBack } = cancelScope(order, line);
      return { line: line.line, sku: line.sku, name: line.name, ordered: line.ordered, cancelable: now + putBack, putBack };
    })
    .filter((line) => line.cancelable > 0);
  return (
    <CancelButton
      label={cancelable < wanted ? `Cancel now: ${unitsText(cancelable)}` : "Cancel"}
      action={actions.cancel}
      orderId={order.id}
      number={order.number}
      version={order.version}
      lines={lines}
      refusals={refusals}
    />
  );
}

function ReaddressMove({ view: { order, parties }, actions, refusals }: MoveProps) {
  return (
    <ReaddressButton
      action={actions.readdress}
      orderId={order.id}
      number={order.number}
      version={order.version}
      shipTo={parties.shipTo}
      refusals={refusals}
    />
  );
}
