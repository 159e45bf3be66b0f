"use client";

import { lazy, Suspense, useState } from "react";
import { FindField } from "@/components/orders/new/find-field";
import { Sheet } from "@/components/ui/sheet";
import type { QuoteCustomer } from "@/lib/orders/quote";

const CustomerFacts = lazy(() => import("@/components/orders/new/customer-facts").then((module) => ({ default: module.CustomerFacts })));

type CustomerFieldProps = {
  code: string;
  name: string;
  customer: QuoteCustomer | null;
  error: string | undefined;
  onPick: (code: string, name: string) => void;
};

/** Who it is for, with the terms and the credit that is left. */
export function CustomerField({ code, name, customer, error, onPick }: CustomerFieldProps) {
  // What is typed counts only while one types: the field goes back to the customer that was chosen.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Sheet title="Customer">
      <div className="grid items-start gap-x-6 gap-y-2 md:grid-cols-2">
        <div className="min-w-0">
          <FindField
            label="Customer"
            placeholder="Name, code, e-mail or town"
            endpoint="/orders/find/customers"
            value={typed ?? (name || code)}
            error={error}
            onType={setTyped}
            onLeave={() => setTyped(null)}
            onPick={({ value, label }) => {
              setTyped(null);
              onPick(value, label);
            }}
          />
        </div>
        <Suspense>{customer && <CustomerFacts customer={customer} />}</Suspense>
      </div>
    </Sheet>
  );
}
