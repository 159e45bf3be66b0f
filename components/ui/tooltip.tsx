import type { ReactNode } from "react";

const NOTE =
  "layer-above max-w-72 rounded-sm border border-transparent bg-ink px-2 py-1 text-left text-xs font-normal whitespace-normal text-paper shadow-float";

/** The note itself; its anchor is the element with `data-tooltip` around it. */
export function TooltipNote({ id, text }: { id: string; text: ReactNode }) {
  return (
    <span id={id} role="tooltip" popover="manual" className={NOTE}>
      {text}
    </span>
  );
}
