import { unitsText } from "@/components/orders/page/order-units";
import { scopeSentences } from "@/components/track/cancel-words";
import { canceledBy } from "@/components/track/history-words";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { choosableLines } from "@/lib/track/chosen-units";
import type { TrackView } from "@/lib/track/read-track";

/** What the customer canceled, what can still be canceled, and whose turn it is. */
export function TrackCancel({ view, token }: { view: TrackView; token: string }) {
  const { cancel, order, organization } = view;
  const last = view.events.findLast(({ move, actorKind }) => move === "cancel" && actorKind === "customer");
  if (order.status === "canceled" && !last) return null;
  const isPendingTold = last !== undefined && canceledBy(last).putBack >= (cancel.pending ?? 0);
  const scope = scopeSentences(isPendingTold ? { ...view, cancel: { ...cancel, pending: 0 } } : view);
  if (!last && scope.length === 0 && !cancel.allowed) return null;
  return (
    <Sheet title={cancel.allowed ? "Changed your mind?" : "Canceling"}>
      <div className="grid gap-3">
        {last && (
          <Banner tone="ok" title="You canceled">
            <CanceledSentence {...canceledBy(last)} pending={cancel.pending ?? 0} />{" "}
            <Time value={last.at} zone={organization.timeZone} form="datetime" />
          </Banner>
        )}
        {scope.length > 0 && (
          <ul className="grid gap-1.5">
            {scope.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {cancel.allowed && <CancelLinks token={token} whole={cancel.returnable === 0} hasChoice={choosableLines(order).length > 0} />}
      </div>
    </Sheet>
  );
}

function CanceledSentence({ now, putBack, pending }: { now: number; putBack: number; pending: number }) {
  const parts: string[] = [];
  if (now > 0) parts.push(`${unitsText(now)} ${now === 1 ? "was" : "were"} canceled at once.`);
  if (putBack > 0)
    parts.push(
      pending > 0
        ? `${unitsText(putBack)} had been picked: next, our warehouse puts ${putBack === 1 ? "it" : "them"} back.`
        : `${unitsText(putBack)} had been picked and ${putBack === 1 ? "is" : "are"} put back by now.`,
    );
  return parts.join(" ");
}

function CancelLinks({ token, whole, hasChoice }: { token: string; whole: boolean; hasChoice: boolean }) {
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <ButtonLink href={`/track/${token}/cancel?all=1`} size="lg">
        {whole ? "Cancel the order" : "Cancel the rest"}
      </ButtonLink>
      {hasChoice && (
        <ButtonLink href={`/track/${token}/cancel`} variant="ghost" size="lg">
          Cancel some units
        </ButtonLink>
      )}
    </div>
  );
}
