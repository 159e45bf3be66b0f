"use client";

import { useEffect, useState } from "react";
import { keepForm, type KeptForm, readKept, restoreFields } from "@/components/stock/kept-form";
import { linesText } from "@/components/stock/units-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type FormKeeperProps = {
  name: string;
  /** The form as it is now; null while nothing has been written into it. */
  form: KeptForm | null;
  resume: (kept: KeptForm) => void;
};

/** Keeps a form while it is written, and offers the one that a reload or a lost answer has left in this tab. */
export default function FormKeeper({ name, form, resume }: FormKeeperProps) {
  const [earlier, setEarlier] = useState(() => readKept(name));
  const text = form && JSON.stringify(form);
  useEffect(() => {
    if (text === null) return;
    const stop = new AbortController();
    const keep = () => keepForm(name, JSON.parse(text) as KeptForm);
    keep();
    document.addEventListener("change", keep, { signal: stop.signal });
    return () => stop.abort();
  }, [name, text]);
  if (!earlier || form) return null;
  const settle = () => setEarlier(null);
  return (
    <Banner
      tone="info"
      title={`A form with ${linesText(earlier.rows.length)} was begun in this tab`}
      actions={
        <>
          <Button
            onClick={() => {
              restoreFields(earlier);
              resume(earlier);
              settle();
            }}
          >
            Go on with it
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              keepForm(name, null);
              settle();
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
