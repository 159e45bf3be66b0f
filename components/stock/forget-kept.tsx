"use client";

import { useEffect } from "react";
import { keepForm } from "@/components/stock/kept-form";

/** What was kept of the form has been done. */
export function ForgetKept({ name }: { name: string }) {
  useEffect(() => keepForm(name, null), [name]);
  return null;
}
