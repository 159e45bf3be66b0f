"use client";

import { formatMoney } from "@/components/ui/figure-format";
import type { QuoteCustomer } from "@/lib/orders/quote";

/** Terms and currency of the account, and what it may still buy on credit. */
export function CustomerFacts({ customer }: { customer: QuoteCustomer }) {
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
