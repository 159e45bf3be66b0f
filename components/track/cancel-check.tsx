import { unitsText } from "@/components/orders/page/order-units";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CustomerCancel, TrackRefusal } from "@/lib/track/cancel";
import { type Chosen, choosableLines } from "@/lib/track/chosen-units";
import { CUSTOMER_REASONS } from "@/lib/track/inputs";
import type { TrackView } from "@/lib/track/read-track";
import { TRACK_REFUSALS } from "@/lib/track/refusals";

type CancelCheckProps = {
  view: TrackView;
  token: string;
  chosen: Chosen;
  preview: CustomerCancel | TrackRefusal;
  action: AnswerAction<AnyAnswer>;
  /** Made with the form: clicked twice it is sent twice under one key. */
  formKey: string;
};

const REASONS = Object.entries(CUSTOMER_REASONS).map(([value, label]) => ({ value, label }));
/** The second step: what canceling would do, in figures, and the one button that does it. */
export function CancelCheck({ view, token, chosen, preview, action, formKey }: CancelCheckProps) {
  if (!preview.ok)
    return (
      <Banner tone="stop" live>
        {TRACK_REFUSALS[preview.code]}
      </Banner>
    );
  const { order } = view;
  return (
    <ActionForm
      action={action}
      hidden={{ token, key: formKey, version: order.version, lines: chosen.lines ? JSON.stringify(chosen.lines) : "" }}
      refusals={TRACK_REFUSALS}
    >
      <Sheet title="You cancel">
        <ul className="grid gap-1">
          {wantedLines(view, chosen).map(({ line, name, units }) => (
            <li key={line} className="flex justify-between gap-3">
              <span className="min-w-0 break-words">{name}</span>
              <b className="num">{formatUnits(units)}</b>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title="What happens then">
        <ul className="grid gap-1.5">
          {consequences(preview, order.currency).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Sheet>
      <SelectField name="reason" label="Why" options={REASONS} required placeholder="Choose" size="floor" />
      <div className="grid gap-2">
        <SubmitButton variant="danger-fill" pendingLabel="Canceling" size="lg">
          Cancel {unitsText(chosen.units)}
        </SubmitButton>
        <ButtonLink href={`/track/${token}/cancel`} size="lg">
          Choose other units
        </ButtonLink>
      </div>
    </ActionForm>
  );
}

function wantedLines({ order }: TrackView, chosen: Chosen): { line: number; name: string; units: number }[] {
  const units = chosen.lines && new Map(chosen.lines.map((row) => [row.line, row.units]));
  return choosableLines(order)
    .map(({ line, name, most }) => ({ line, name, units: units ? (units.get(line) ?? 0) : most }))
    .filter((row) => row.units > 0);
}

function consequences({ now, putBack, returnable, dueLessMinor, whole }: CustomerCancel, currency: string): string[] {
  const sentences: string[] = [];
  if (now > 0) sentences.push(`${unitsText(now)} ${now === 1 ? "is" : "are"} canceled at once.`);
  if (putBack > 0)
    sentences.push(
      `${unitsText(putBack)} ${putBack === 1 ? "is" : "are"} picked already: next, our warehouse puts ${putBack === 1 ? "it" : "them"} back, and then ${putBack === 1 ? "it is" : "they are"} canceled.`,
    );
  if (returnable > 0)
    sentences.push(
      `${unitsText(returnable)} ${returnable === 1 ? "has" : "have"} left and ${returnable === 1 ? "is" : "are"} not touched by this: ${returnable === 1 ? "it" : "they"} can only come back as a return, which our front office approves.`,
    );
  if (dueLessMinor > 0) sentences.push(`You owe ${formatMoney(dueLessMinor, currency)} less for it.`);
  sentences.push(whole ? "Nothing of the order is left then." : "The rest of the order goes on.");
  return sentences;
}
