import type { ReactNode } from "react";
import { HotkeyHint } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

export type FormHints = { lines: ReactNode; place: ReactNode; save: ReactNode };

/** The keys of the order form, as its buttons and lines show them. */
export const FORM_HINTS: FormHints = {
  lines: (
    <small className="text-ink-2 max-md:hidden">
      <Kbd>Enter</Kbd> next line · paste rows of SKU and units
    </small>
  ),
  place: <HotkeyHint hotkey="mod+enter" />,
  save: <HotkeyHint hotkey="mod+s" />,
};
