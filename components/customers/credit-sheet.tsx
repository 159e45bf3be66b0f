import { LimitDialog, TermsDialog } from "@/components/customers/credit-dialogs";
import { CREDIT_POLICY_NAMES, termsText } from "@/components/customers/words";
import { DefinitionList } from "@/components/ui/definition-list";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Meter } from "@/components/ui/meter";
import { Money } from "@/components/ui/money";
import { Sheet } from "@/components/ui/sheet";
import type { Credit, Customer } from "@/lib/customers/customer";

type CreditSheetProps<Terms extends AnyAnswer, Limit extends AnyAnswer> = {
  customer: Customer;
  mayGrant: boolean;
  saveTerms: AnswerAction<Terms>;
  saveLimit: AnswerAction<Limit>;
};

/** How the account pays, and how much of its credit is used in each currency. */
export function CreditSheet<Terms extends AnyAnswer, Limit extends AnyAnswer>(props: CreditSheetProps<Terms, Limit>) {
  const { customer, mayGrant, saveTerms, saveLimit } = props;
  const onCredit = customer.terms === "credit";
  const hasOwn = customer.credit.some(({ currency }) => currency === customer.currency);
  return (
    <Sheet title="Credit" actions={mayGrant && <TermsDialog customer={customer} action={saveTerms} />}>
      <div className="grid gap-3.5">
        <DefinitionList
          items={[
            { term: "Terms", value: termsText(customer.terms, customer.termsDays) },
            ...(onCredit
              ? [{ term: "Over the limit", value: customer.creditPolicy ? CREDIT_POLICY_NAMES[customer.creditPolicy] : "By organization" }]
              : []),
          ]}
        />
        {onCredit && !hasOwn && <p className="text-ink-2">No credit in {customer.currency} yet: orders in it are refused or parked.</p>}
        {customer.credit.map((credit) => (
          <CreditMeter key={credit.currency} credit={credit}>
            {mayGrant && <LimitDialog code={customer.code} credit={credit} action={saveLimit} />}
          </CreditMeter>
        ))}
        {mayGrant && onCredit && (
          <div>
            <LimitDialog code={customer.code} credit={null} currency={hasOwn ? "" : customer.currency} action={saveLimit} />
          </div>
        )}
        {!mayGrant && onCredit && (
          <p className="text-xs text-ink-3">Limits are granted by people with the right “approve credit”, such as finance.</p>
        )}
      </div>
    </Sheet>
  );
}

function CreditMeter({ credit, children }: { credit: Credit; children: React.ReactNode }) {
  const { currency, limitMinor, exposureMinor } = credit;
  if (limitMinor === null)
    return (
      <div className="flex items-baseline justify-between gap-3">
        <p>
          <b className="font-semibold">
            <Money minor={exposureMinor} currency={currency} />
          </b>{" "}
          <span className="text-ink-2">open, no limit</span>
        </p>
        {children}
      </div>
    );
  const over = exposureMinor - limitMinor;
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <p>
          <b className={over > 0 ? "font-semibold text-stop" : "font-semibold"}>
            <Money minor={Math.abs(over)} currency={currency} />
          </b>{" "}
          <span className="text-ink-2">
            {over > 0 ? "over" : "free of"} <Money minor={limitMinor} currency={currency} bare />
          </span>
        </p>
        {children}
      </div>
      <Meter value={exposureMinor} max={limitMinor} label={`Credit used in ${currency}`} tone={over > 0 ? "stop" : "neutral"} />
      <p className="text-xs text-ink-2">
        <Money minor={exposureMinor} currency={currency} /> open on orders
      </p>
    </div>
  );
}
