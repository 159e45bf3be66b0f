"use client";

import { useEffect } from "react";
import { sessionOrNull } from "@/components/stock/use-kept-form";

/** What was kept of the form has been done. */
export function ForgetKept({ name }: { name: string }) {
  useEffect(() => sessionOrNull()?.removeItem(name), [name]);
  return null;
}
