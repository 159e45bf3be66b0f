"use client";

import { Combobox } from "@/components/ui/combobox";
import { formatMoney } from "@/components/ui/figure-format";
import { Sheet } from "@/components/ui/sheet";
import type { QuoteCustomer } from "@/lib/orders/quote";

type CustomerFieldProps = {
  code: string;
  name: string;
  customer: QuoteCustomer | null;
  error: string | undefined;
  onPick: (code: string, name: string) => void;
};

/** Who it is for, with the terms and the credit that is left. */
export function CustomerField({ code, name, customer, error, onPick }: CustomerFieldProps) {
  return (
    <Sheet title="Customer">
      <div className="grid items-start gap-x-6 gap-y-2 md:grid-cols-2">
        <Combobox
          key={code}
          name="customer"
          label="Customer"
          labelHidden
          placeholder="Name, code, e-mail or town"
          endpoint="/orders/find/customers"
          error={error}
          {...(code !== "" && { defaultValue: { value: code, label: name || code } })}
          onPick={({ value, label }) => onPick(value, label)}
        />
        {customer && <CustomerFacts customer={customer} />}
      </div>
    </Sheet>
  );
}

function CustomerFacts({ customer }: { customer: QuoteCustomer }) {
  const { terms, termsDays, currency, credit, archived } = customer;
  if (archived) return <p className="self-center font-medium text-stop">This account is archived and takes no new orders.</p>;
  return (
    <p className="self-center text-ink-2 max-md:px-0.5">
      <span className="font-mono text-xs">{customer.code}</span> · {terms === "credit" ? `${termsDays} days` : "prepaid"} · {currency}
      {terms === "credit" && (
        <>
          {" "}
          · <CreditLeft credit={credit} currency={currency} />
        </>
      )}
    </p>
  );
}

function CreditLeft({ credit, currency }: Pick<QuoteCustomer, "credit" | "currency">) {
  if (!credit) return <span className="text-stop">no credit in {currency}</span>;
  if (credit.limitMinor === null) return "no credit limit";
  const freeMinor = credit.limitMinor - credit.exposureMinor;
  return (
    <span className={freeMinor <= 0 ? "text-stop" : undefined}>
      {formatMoney(Math.max(0, freeMinor), currency)} free of {formatMoney(credit.limitMinor, currency, { bare: true })}
    </span>
  );
}
