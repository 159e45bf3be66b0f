"use client";

import { lazy, Suspense, useState } from "react";
import type { MoreBodyProps } from "@/components/orders/new/more-body";
import { buttonClass } from "@/components/ui/button-style";
import { Sheet } from "@/components/ui/sheet";

const MoreBody = lazy(() => import("@/components/orders/new/more-body").then((module) => ({ default: module.MoreBody })));

/** What most orders leave as the account has it: fetched when somebody wants it, open where the order already has some of it. */
export function MoreFields(props: MoreBodyProps) {
  const { draft } = props;
  const [isOpen, setOpen] = useState(draft.charges.length > 0 || draft.shipTo !== null || draft.note !== "" || hasPolicies(draft));
  return (
    <Sheet title="Charges, delivery, note and rules">
      {isOpen ? (
        <Suspense>
          <MoreBody {...props} />
        </Suspense>
      ) : (
        <button type="button" aria-expanded="false" onClick={() => setOpen(true)} className={buttonClass("default", "sm")}>
          Add to this order
        </button>
      )}
    </Sheet>
  );
}

const hasPolicies = ({
  allowBackorder,
  shipComplete,
  allowSubstitution,
  oneLocation,
  strategy,
  promisedOn,
  pricesIncludeTax,
  currency,
}: MoreBodyProps["draft"]): boolean =>
  `${allowBackorder}${shipComplete}${allowSubstitution}${oneLocation}${strategy}${promisedOn}${pricesIncludeTax}${currency}` !== "";
