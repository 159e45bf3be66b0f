"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { rememberTour } from "@/components/orders/page/tour-cookie";
import { Button } from "@/components/ui/button";
import { placeLayer } from "@/components/ui/place-layer";

type Step = { at: string; title: string; text: string };

const STEPS: readonly Step[] = [
  {
    at: "commit",
    title: "One order, one transaction",
    text: "Placing this order had four consequences. They carry the same transaction id, because one database transaction wrote them all.",
  },
  {
    at: "stock",
    title: "1. Stock is reserved",
    text: "Units are promised to this order, location by location. What is missing waits in line, first come first served.",
  },
  {
    at: "receivable",
    title: "2. The receivable is posted",
    text: "The claim stands in the ledger from this moment, and the customer's credit has that much less room.",
  },
  {
    at: "email",
    title: "3. The confirmation is queued",
    text: "Its facts were written down with the order; the mail leaves a moment later and says just that.",
  },
  {
    at: "tag",
    title: "4. The account is tagged",
    text: "Your rules put tags on the customer, such as a first order. Had any of the four failed, none of them would be there.",
  },
];

/** Explains the four consequences once, next to them. It takes no focus and blocks nothing. */
export function ConsequencesTour({ userId }: { userId: string }) {
  const [at, setAt] = useState<number | null>(0);
  const card = useRef<HTMLDivElement>(null);
  const step = at === null ? undefined : STEPS[at];
  useEffect(() => (card.current && step ? hangOn(card.current, step.at) : undefined), [step]);
  const end = () => {
    rememberTour(userId);
    setAt(null);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape") end();
  });
  useEffect(() => {
    const layer = card.current;
    layer?.addEventListener("keydown", onKey);
    return () => layer?.removeEventListener("keydown", onKey);
  }, []);
  if (!step || at === null) return null;
  const isLast = at === STEPS.length - 1;
  return (
    <div
      ref={card}
      popover="manual"
      role="dialog"
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      className="layer-start appear w-80 max-w-[calc(100vw-2rem)] rounded border border-line bg-sheet px-4 py-3.5 text-ink shadow-float"
    >
      <h2 id="tour-title" className="text-base text-ink">
        {step.title}
      </h2>
      <p id="tour-text" className="mt-1 text-ink-2">
        {step.text}
      </p>
      <div className="mt-3 flex items-center gap-2">
        <span className="text-xs text-ink-3 tabular-nums">
          {at + 1} of {STEPS.length}
        </span>
        <span className="ml-auto flex gap-2">
          {!isLast && (
            <Button size="sm" variant="ghost" onClick={end}>
              Skip
            </Button>
          )}
          {at > 0 && (
            <Button size="sm" onClick={() => setAt(at - 1)}>
              Back
            </Button>
          )}
          <Button size="sm" variant="primary" onClick={() => (isLast ? end() : setAt(at + 1))}>
            {isLast ? "Got it" : "Next"}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** Shows the card under the named consequence and marks it; the answer takes the mark away again. */
function hangOn(card: HTMLElement, consequence: string): (() => void) | undefined {
  const anchor = document.querySelector<HTMLElement>(`[data-consequence="${consequence}"]`);
  if (!anchor) return undefined;
  anchor.dataset["tour"] = "";
  // Hidden and shown again, so that it hangs on the element of this step.
  if (card.matches(":popover-open")) card.hidePopover();
  card.showPopover({ source: anchor });
  placeLayer(card, anchor);
  return () => void delete anchor.dataset["tour"];
}
