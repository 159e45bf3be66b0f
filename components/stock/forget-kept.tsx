"use client";

import { useEffect } from "react";
import { keepForm } from "@/components/stock/kept-form";

/** What was kept of the form has become a receipt. */
export function ForgetKept({ owner }: { owner: string }) {
  useEffect(() => keepForm(owner, null), [owner]);
  return null;
}
