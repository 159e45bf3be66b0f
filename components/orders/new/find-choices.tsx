"use client";

import { Choices, type ChoicesProps } from "@/components/ui/choices";
import type { FoundChoice } from "@/lib/orders/found-choice";

/** Customers or products with what decides between them: price, terms, what is free. */
export function FindChoices(props: Omit<ChoicesProps<FoundChoice>, "draw">) {
  return <Choices {...props} draw={(choice) => <Choice {...choice} />} />;
}

function Choice({ value, label, figure, note, isShort }: FoundChoice) {
  return (
    <>
      <span className="min-w-0">
        <span className="block truncate">{label}</span>
        <span className="font-mono text-xs text-ink-2">{value}</span>
      </span>
      <span className="shrink-0 text-right text-xs text-ink-2 tabular-nums">
        {figure && <span className="block">{figure}</span>}
        {note && <span className={isShort ? "text-wait" : undefined}>{note}</span>}
      </span>
    </>
  );
}
