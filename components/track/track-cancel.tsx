import { unitsText } from "@/components/orders/page/order-units";
import { canceledBy } from "@/components/track/history-words";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { Verdict } from "@/lib/orders/transitions";
import type { TrackView } from "@/lib/track/read-track";

/** What the customer canceled, what can still be canceled, and whose turn it is. */
export function TrackCancel({ view, token }: { view: TrackView; token: string }) {
  const { cancel, order, organization } = view;
  const last = view.events.findLast(({ move, actorKind }) => move === "cancel" && actorKind === "customer");
  if (order.status === "canceled" && !last) return null;
  const scope = scopeSentences(cancel, organization.name);
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
        {cancel.allowed && <CancelLinks token={token} whole={cancel.returnable === 0} />}
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

/** The verdict in a customer's words: the same figures as on the button of the order page and in the API. */
export function scopeSentences(verdict: Verdict, organization: string): string[] {
  const { allowed, code, units = 0, put_back: putBack = 0, returnable = 0 } = verdict;
  const sentences: string[] = [];
  if (code === "no_right") sentences.push(`${organization} cancels orders itself: write to it, and it will do that for you.`);
  if (allowed && units > 0) sentences.push(`${unitsText(units)} can be canceled at once.`);
  if (allowed && putBack > 0)
    sentences.push(
      `${unitsText(putBack)} ${putBack === 1 ? "is" : "are"} picked already: our warehouse puts ${putBack === 1 ? "it" : "them"} back first, then ${putBack === 1 ? "it is" : "they are"} canceled.`,
    );
  if (returnable > 0)
    sentences.push(
      `${unitsText(returnable)} ${returnable === 1 ? "has" : "have"} left: ${returnable === 1 ? "it" : "they"} can only come back as a return, which our front office approves. Write to us for one.`,
    );
  return sentences;
}

function CancelLinks({ token, whole }: { token: string; whole: boolean }) {
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <ButtonLink href={`/track/${token}/cancel?all=1`} size="lg">
        {whole ? "Cancel the order" : "Cancel the rest"}
      </ButtonLink>
      <ButtonLink href={`/track/${token}/cancel`} variant="ghost" size="lg">
        Cancel some units
      </ButtonLink>
    </div>
  );
}
