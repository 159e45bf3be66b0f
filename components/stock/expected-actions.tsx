import { StockAction } from "@/components/stock/stock-actions";
import { unitsText } from "@/components/stock/units-text";
import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { TextField } from "@/components/ui/text-field";
import type { Right } from "@/db/values";
import type { ExpectedPage } from "@/lib/expected/read-expected-page";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";

type ExpectedActionsProps<Answer extends AnyAnswer> = {
  expected: ExpectedPage;
  rights: ReadonlySet<Right>;
  close: AnswerAction<Answer>;
};

/** Close, change and count what is announced, or why that is not for this person. */
export function ExpectedActions<Answer extends AnyAnswer>({ expected, rights, close }: ExpectedActionsProps<Answer>) {
  const missing = expected.lines.reduce((sum, { units, received }) => sum + Math.max(0, units - received), 0);
  return (
    <>
      {rights.has("receive") && (
        <ConfirmForm
          label="Close"
          variant="danger"
          title={`Close ${expected.reference}?`}
          effect={`${unitsText(missing)} will not be awaited any longer. What has arrived stays as it is.`}
          confirmLabel={`Close with ${unitsText(missing)} missing`}
          pendingLabel="Closing"
          action={close}
          hidden={{ expected: expected.id }}
          refusals={STOCK_FORM_SENTENCES}
        >
          <TextField
            name="reason"
            label="Why nothing more is awaited"
            required
            minLength={3}
            maxLength={500}
            autoComplete="off"
            dir="auto"
          />
        </ConfirmForm>
      )}
      <StockAction right="receive" rights={rights} href={`/stock/expected/${expected.id}/edit`} label="Change" hotkey="e" />
      {rights.has("receive") && (
        <StockAction right="receive" rights={rights} href={`/floor/receive/${expected.id}`} label="Receive" variant="primary" hotkey="n" />
      )}
    </>
  );
}
