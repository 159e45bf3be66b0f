"use client";

import { useEffect, useState } from "react";
import { keepForm, type KeptForm, readKept } from "@/components/stock/kept-form";

/** Keeps the form while it is written, and offers the one that an earlier visit of this page in this tab has left. */
export function useKeptForm(owner: string, form: KeptForm | null): [earlier: KeptForm | null, forget: () => void] {
  const [earlier, setEarlier] = useState<KeptForm | null>(null);
  // After the first drawing, which has to be the server's.
  useEffect(() => {
    const timer = setTimeout(() => setEarlier(readKept(owner)));
    return () => clearTimeout(timer);
  }, [owner]);
  const text = form === null ? null : JSON.stringify(form);
  useEffect(() => {
    if (text !== null) keepForm(owner, JSON.parse(text) as KeptForm);
  }, [owner, text]);
  const forget = () => {
    keepForm(owner, null);
    setEarlier(null);
  };
  return [earlier, forget];
}
