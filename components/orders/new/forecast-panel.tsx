"use client";

import { lazy, type ReactNode, Suspense } from "react";
import type { ForecastBodyProps } from "@/components/orders/new/forecast-body";
import type { Rehearsal } from "@/components/orders/use-rehearsal";
import { Sheet } from "@/components/ui/sheet";
import type { Quote } from "@/lib/orders/quote";
import type { PlaceAnswer } from "@/lib/orders/wire";

// Fetched with the first rehearsal: until then there is nothing to draw.
const ForecastBody = lazy(() => import("@/components/orders/new/forecast-body").then((module) => ({ default: module.ForecastBody })));

type ForecastPanelProps = Omit<ForecastBodyProps, "answer" | "order"> & { rehearsal: Rehearsal<Quote>; children: ReactNode };

/** What placing would do at this moment: everything that would commit together, or why nothing would. */
export function ForecastPanel({ rehearsal: { answer: quote, state }, asked, locations, onTakeOffer, children }: ForecastPanelProps) {
  const answer = quote?.answer ?? null;
  return (
    <Sheet title={titleFor(answer)} padded={false} actions={<Freshness state={state} />}>
      <div aria-busy={state === "asking"}>
        {answer ? (
          <Suspense>
            <ForecastBody answer={answer} order={quote?.order ?? null} asked={asked} locations={locations} onTakeOffer={onTakeOffer} />
          </Suspense>
        ) : (
          <Waiting isAsked={asked.length > 0 && state !== "idle"} hasLines={asked.length > 0} />
        )}
      </div>
      {children}
    </Sheet>
  );
}

function titleFor(answer: PlaceAnswer | null): string {
  if (!answer) return "What would commit";
  if (!answer.ok) return "Nothing would commit";
  return answer.order.status === "pending_approval" ? "All four would wait" : "What would commit, all at once";
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
