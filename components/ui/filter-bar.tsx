import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { HiddenInputs, type HiddenValues } from "@/components/ui/hidden-inputs";

type FilterBarProps = { action: string; label?: string | undefined; keep?: HiddenValues | undefined; children: ReactNode };

/** Filters as a GET form: the address is their state. Empty fields leave no trace in it, and it works without script. */
export function FilterBar({ action, label = "Filters", keep, children }: FilterBarProps) {
  return (
    <form role="search" aria-label={label} action={action} method="get" data-soft="" className="mb-3 flex flex-wrap items-end gap-2">
      <HiddenInputs values={keep} />
      {children}
      <noscript>
        <button type="submit" className={buttonClass()}>
          Apply
        </button>
      </noscript>
    </form>
  );
}
