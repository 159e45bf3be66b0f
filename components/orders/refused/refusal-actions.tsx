import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { DeniedButton } from "@/components/ui/denied-button";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RefusalView } from "@/lib/orders/read-refusals";

type Action = AnswerAction<AnyAnswer>;
type RefusalActionsProps = {
  refusal: RefusalView;
  retryKey: string;
  may: { place: boolean; create: boolean };
  retry: Action;
  dismiss: Action;
  refusals: RefusalSentences;
};

/** Try it again as it was, change it first, or let it be. What belongs to an order is tried again there. */
export function RefusalActions({ refusal, retryKey, may, retry, dismiss, refusals }: RefusalActionsProps) {
  if (refusal.retriedOrderNumber || refusal.dismissedAt) return null;
  const dismissal = (
    <ActionForm action={dismiss} hidden={{ id: refusal.id }} refusals={refusals}>
      <SubmitButton variant="ghost" pendingLabel="Dismissing">
        Dismiss
      </SubmitButton>
    </ActionForm>
  );
  if (refusal.orderId)
    return (
      <>
        {dismissal}
        {refusal.orderNumber && (
          <ButtonLink href={`/orders/${encodeURIComponent(refusal.orderNumber)}`} variant="primary">
            Open {refusal.orderNumber}
          </ButtonLink>
        )}
      </>
    );
  return (
    <>
      {dismissal}
      {may.create && <ButtonLink href={`/orders/new?refusal=${refusal.id}`}>Change and place</ButtonLink>}
      {may.place ? (
        <ActionForm action={retry} hidden={{ id: refusal.id, key: retryKey }} refusals={refusals}>
          <SubmitButton variant="primary" pendingLabel="Trying">
            Try again
          </SubmitButton>
        </ActionForm>
      ) : (
        <DeniedButton variant="primary" reason="It needs the right “Place orders”. The front office desk usually has it.">
          Try again
        </DeniedButton>
      )}
    </>
  );
}
