import type { ReactNode } from "react";
import { useOwnId } from "@/components/ui/own-id";

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

/** A note on a word, a chip or a figure, for the pointer, the keyboard and the finger. Never the only place where a thing is said. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  const id = useOwnId(text, children);
  return (
    <span data-tooltip="" className="inline-flex max-w-full">
      <button type="button" aria-describedby={id} className="max-w-full cursor-help rounded-sm text-left">
        {children}
      </button>
      <TooltipNote id={id} text={text} />
    </span>
  );
}
