import { unitsText } from "@/components/orders/page/order-units";
import { NothingToCancel } from "@/components/track/cancel-choice";
import { consequences } from "@/components/track/cancel-words";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { refusalSentence } from "@/components/ui/refusal-sentence";
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
  /** Null where nothing of what was chosen can be canceled any more. */
  preview: CustomerCancel | TrackRefusal | null;
  action: AnswerAction<AnyAnswer>;
  /** Made with the form: clicked twice it is sent twice under one key. */
  formKey: string;
};

const REASONS = Object.entries(CUSTOMER_REASONS).map(([value, label]) => ({ value, label }));

/**
 * The second step: what canceling would do, in figures, and the one button that does it. The form stays when there is
 * nothing to confirm any more, because it says why the last try was refused.
 */
export function CancelCheck({ view, token, chosen, preview, action, formKey }: CancelCheckProps) {
  const { order } = view;
  return (
    <ActionForm
      action={action}
      hidden={{ token, key: formKey, version: order.version, lines: chosen.lines ? JSON.stringify(chosen.lines) : "" }}
      refusals={TRACK_REFUSALS}
    >
      {preview?.ok ? <Confirmation view={view} chosen={chosen} preview={preview} /> : <Unconfirmable view={view} refusal={preview} />}
      {(preview?.ok || view.cancel.allowed) && (
        <ButtonLink href={`/track/${token}/cancel`} size="lg">
          Choose other units
        </ButtonLink>
      )}
    </ActionForm>
  );
}

function Unconfirmable({ view, refusal }: { view: TrackView; refusal: TrackRefusal | null }) {
  if (!view.cancel.allowed) return <NothingToCancel view={view} />;
  return (
    <Banner tone={refusal ? "stop" : "wait"} live>
      {refusal ? refusalSentence(refusal, TRACK_REFUSALS) : "What you chose cannot be canceled any more."}
    </Banner>
  );
}

function Confirmation({ view, chosen, preview }: Pick<CancelCheckProps, "view" | "chosen"> & { preview: CustomerCancel }) {
  return (
    <>
      <Sheet title="You cancel">
        <ul className="grid gap-1">
          {wantedLines(view, chosen).map(({ line, name, units }) => (
            <li key={line} className="flex justify-between gap-3">
              <span className="min-w-0 break-words">{name}</span>
              <b className="num">{formatUnits(units)}</b>
            </li>
          ))}
          {chosen.services.map((name, index) => (
            <li key={`${name} ${String(index)}`} className="min-w-0 break-words">
              {name}
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title="What happens then">
        <ul className="grid gap-1.5">
          {consequences(preview, view.order).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Sheet>
      <SelectField name="reason" label="Why" options={REASONS} required placeholder="Choose" size="floor" />
      <SubmitButton variant="danger-fill" pendingLabel="Canceling" size="lg">
        Cancel {chosen.units > 0 ? unitsText(chosen.units) : "the order"}
      </SubmitButton>
    </>
  );
}

function wantedLines({ order }: TrackView, chosen: Chosen): { line: number; name: string; units: number }[] {
  const units = chosen.lines && new Map(chosen.lines.map((row) => [row.line, row.units]));
  return choosableLines(order)
    .map(({ line, name, most }) => ({ line, name, units: units ? (units.get(line) ?? 0) : most }))
    .filter((row) => row.units > 0);
}
