"use client";

import { useState } from "react";
import { type KeptForm, readKept, restoreFields } from "@/components/stock/kept-form";
import { linesText } from "@/components/stock/units-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type KeptOfferProps = { name: string; resume: (kept: KeptForm) => void; forget: () => void };

/** Offers the form that was begun and not finished: after a reload, or when its answer was lost on the way. */
export default function KeptOffer({ name, resume, forget }: KeptOfferProps) {
  const [kept] = useState(() => readKept(name));
  if (!kept) return null;
  return (
    <Banner
      tone="info"
      title={`A form with ${linesText(kept.rows.length)} was begun in this tab`}
      actions={
        <>
          <Button
            onClick={() => {
              restoreFields(kept);
              resume(kept);
            }}
          >
            Go on with it
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              sessionStorage.removeItem(name);
              forget();
            }}
          >
            Forget it
          </Button>
        </>
      }
    >
      If it was sent after all, sending it again changes nothing and shows what it did.
    </Banner>
  );
}
