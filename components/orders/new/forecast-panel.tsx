"use client";

import { lazy, type ReactNode, Suspense } from "react";
import type { ForecastBodyProps } from "@/components/orders/new/forecast-body";
import type { Rehearsal } from "@/components/orders/use-rehearsal";
import { Sheet } from "@/components/ui/sheet";
import type { Quote } from "@/lib/orders/quote";

// Fetched with the first rehearsal: until then there is nothing to draw.
const ForecastBody = lazy(() => import("@/components/orders/new/forecast-body").then((module) => ({ default: module.ForecastBody })));

type ForecastPanelProps = Omit<ForecastBodyProps, "answer" | "order" | "left"> & {
  rehearsal: Rehearsal<Quote>;
  /** Undefined until the form has been read. */
  told: { title: string; left: string | null } | undefined;
  children: ReactNode;
};

/** What placing would do at this moment: everything that would commit together, or why nothing would. */
export function ForecastPanel({ rehearsal: { answer: quote, state }, told, asked, children, ...rest }: ForecastPanelProps) {
  return (
    <Sheet title={told?.title ?? "What would commit"} padded={false} actions={<Freshness state={state} />}>
      <div aria-busy={state === "asking"}>
        {quote?.answer && told ? (
          <Suspense>
            <ForecastBody answer={quote.answer} order={quote.order} left={told.left} asked={asked} {...rest} />
          </Suspense>
        ) : (
          <Waiting isAsked={asked.length > 0 && state !== "idle"} hasLines={asked.length > 0} />
        )}
      </div>
      {children}
    </Sheet>
  );
}

function Freshness({ state }: { state: Rehearsal<Quote>["state"] }) {
  const text = state === "asking" ? "rehearsing" : state === "current" ? "rehearsed just now" : state === "failed" ? "no answer" : "";
  return <small className="text-ink-3">{text}</small>;
}

function Waiting({ isAsked, hasLines }: { isAsked: boolean; hasLines: boolean }) {
  const text = isAsked
    ? "Looking at stock and credit…"
    : hasLines
      ? "Choose the customer to see what placing would do."
      : "Choose a customer and a product: this shows what would be reserved, posted, sent and tagged, before anything is.";
  return <p className="px-4 py-3 text-ink-2">{text}</p>;
}
