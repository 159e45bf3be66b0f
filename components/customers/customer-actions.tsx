import { ArchiveForm } from "@/components/ui/archive-form";
import { ButtonLink } from "@/components/ui/button-link";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DeniedButton } from "@/components/ui/denied-button";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { RadioGroup } from "@/components/ui/radio-group";
import { Sheet } from "@/components/ui/sheet";
import type { Right } from "@/db/values";
import type { Customer } from "@/lib/customers/customer";
import { CUSTOMER_REFUSAL_TEXT } from "@/lib/customers/refusals";

type CustomerActionsProps<Answer extends AnyAnswer> = {
  customer: Customer;
  rights: ReadonlySet<Right>;
  putAway: AnswerAction<Answer>;
  bringBack: AnswerAction<Answer>;
};

export function CustomerActions<Answer extends AnyAnswer>({ customer, rights, putAway, bringBack }: CustomerActionsProps<Answer>) {
  return (
    <>
      {rights.has("edit") ? (
        <>
          <ArchiveForm
            hidden={{ code: customer.code }}
            refusals={CUSTOMER_REFUSAL_TEXT}
            archived={customer.archivedAt !== null}
            name="the account"
            what="account"
            archive={{
              action: putAway,
              effect: "It takes no new orders and leaves the lists. Its orders and its history stay, and it can be restored.",
              doneText: "The account is archived.",
            }}
            restore={{
              action: bringBack,
              effect: "It can order again and stands in the lists.",
              doneText: "The account is in use again.",
            }}
          />
          <ButtonLink href={`/customers/${customer.id}/edit`} hotkey="e">
            Edit
          </ButtonLink>
        </>
      ) : (
        <DeniedButton reason="Accounts are changed by people with the right “edit”, such as the front office.">Edit</DeniedButton>
      )}
      {rights.has("create") && !customer.archivedAt && (
        <ButtonLink href={`/orders/new?customer=${encodeURIComponent(customer.code)}`} variant="primary" hotkey="n">
          New order
        </ButtonLink>
      )}
    </>
  );
}

/** Emptying personal data, for who may manage. */
export function EraseSheet<Answer extends AnyAnswer>({ customer, erase }: { customer: Customer; erase: AnswerAction<Answer> }) {
  return (
    <Sheet title="Personal data">
      <div className="grid gap-3">
        <p className="text-ink-2">Addresses and contacts are kept as versions, because orders point at the one they were placed with.</p>
        <div>
          <ConfirmForm
            label="Erase personal data"
            variant="danger"
            size="sm"
            title="Erase personal data?"
            effect="What is emptied cannot be brought back. Amounts, units and dates of orders stay."
            confirmLabel="Erase"
            pendingLabel="Erasing"
            action={erase}
            hidden={{ code: customer.code }}
            refusals={CUSTOMER_REFUSAL_TEXT}
          >
            <RadioGroup
              name="scope"
              legend="What to erase"
              defaultValue="old"
              required
              options={[
                {
                  value: "old",
                  label: "What is no longer used",
                  hint: "Earlier addresses and contacts that neither the account nor an open order uses, and the mails of closed orders.",
                },
                {
                  value: "all",
                  label: "Everything, and archive the account",
                  hint: "Also the current address, the contact, the name and all mails. Refused while orders or debts are open.",
                },
              ]}
            />
          </ConfirmForm>
        </div>
      </div>
    </Sheet>
  );
}
