import { PriceListForm } from "@/components/catalogue/price-list-form";
import { ActionForm } from "@/components/ui/action-form";
import { ArchiveForm } from "@/components/ui/archive-form";
import { DeniedButton } from "@/components/ui/denied-button";
import { Dialog } from "@/components/ui/dialog";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import type { PriceList } from "@/lib/catalogue/read-price-list";
import { CATALOGUE_REFUSAL_TEXT } from "@/lib/catalogue/refusals";

type PriceListActionsProps<Saved extends AnyAnswer, Set extends AnyAnswer, Moved extends AnyAnswer> = {
  list: PriceList;
  mayEdit: boolean;
  save: AnswerAction<Saved>;
  addPrices: AnswerAction<Set>;
  putAway: AnswerAction<Moved>;
  bringBack: AnswerAction<Moved>;
};

export function PriceListActions<Saved extends AnyAnswer, Set extends AnyAnswer, Moved extends AnyAnswer>(
  props: PriceListActionsProps<Saved, Set, Moved>,
) {
  const { list, mayEdit, save, addPrices, putAway, bringBack } = props;
  if (!mayEdit)
    return <DeniedButton reason="Prices are changed by people with the right “edit”, such as the front office.">Set prices</DeniedButton>;
  return (
    <>
      <ArchiveForm
        hidden={{ code: list.code }}
        refusals={CATALOGUE_REFUSAL_TEXT}
        archived={list.archivedAt !== null}
        name={list.code}
        what="list"
        archive={{
          action: putAway,
          effect: "No customer can be given this list any more. It is refused while customers still buy at it.",
          doneText: "The list is archived.",
        }}
        restore={{ action: bringBack, effect: "Customers can be given this list again.", doneText: "The list is in use again." }}
      />
      <Dialog label="Rename" title={`Change ${list.code}`}>
        <PriceListForm action={save} list={list} currency={list.currency} />
      </Dialog>
      <SetPrices list={list} action={addPrices} />
    </>
  );
}

function SetPrices<Answer extends AnyAnswer>({ list, action }: { list: PriceList; action: AnswerAction<Answer> }) {
  return (
    <Dialog label="Set prices" title="Set prices" variant="primary" hotkey="e" width="md">
      <ActionForm action={action} hidden={{ code: list.code }} refusals={CATALOGUE_REFUSAL_TEXT} afterDone="close">
        <TextareaField
          name="prices"
          label="One product a line"
          rows={8}
          required
          spellCheck={false}
          className="font-mono"
          placeholder={"TWL-70140-W 15.20\nDVT-200220 58.00"}
          hint={`SKU, then the price in ${list.currency}, separated by a space, a tab or a semicolon: paste two columns of a spreadsheet. Other prices of the list stay.`}
        />
        <div className="flex justify-end">
          <SubmitButton pendingLabel="Setting">Set prices</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
