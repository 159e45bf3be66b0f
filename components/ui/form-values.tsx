"use client";

import { createContext, type ReactNode } from "react";
import type { HiddenValues } from "@/components/ui/hidden-inputs";

export const FormValuesContext = createContext<HiddenValues | undefined>(undefined);

/** Values that travel with every form below. */
export function FormValues({ values, children }: { values: HiddenValues; children: ReactNode }) {
  return <FormValuesContext value={values}>{children}</FormValuesContext>;
}
