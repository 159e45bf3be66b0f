"use client";

import type { ReactNode } from "react";
import { CounterOffer } from "@/components/orders/new/counter-offer";
import { ForecastRows } from "@/components/orders/new/forecast-rows";
import type { Rehearsal } from "@/components/orders/use-rehearsal";
import { Banner } from "@/components/ui/banner";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatMoney } from "@/components/ui/figure-format";
import { Sheet } from "@/components/ui/sheet";
import type { Quote } from "@/lib/orders/quote";
import type { PlaceAnswer, WireOrder } from "@/lib/orders/wire";

type ForecastPanelProps = {
  rehearsal: Rehearsal<Quote>;
  /** Lines that are complete, as they were asked. */
  asked: readonly { sku: string; units: number }[];
  locations: Readonly<Record<string, string>>;
  onTakeOffer: (lines: readonly { line: number; units: number }[]) => void;
  children: ReactNode;
};

/** What placing would do at this moment: everything that would commit together, or why nothing would. */
export function ForecastPanel({ rehearsal, asked, locations, onTakeOffer, children }: ForecastPanelProps) {
  const { answer: quote, state } = rehearsal;
  const answer = quote?.answer ?? null;
  const offer = answer?.ok === false ? answer.counter_offer : null;
  return (
    <Sheet title={titleFor(answer)} padded={false} actions={<Freshness state={state} />}>
      <div aria-busy={state === "asking"}>
        {answer ? <Verdict answer={answer} /> : <Waiting isAsked={asked.length > 0 && state !== "idle"} hasLines={asked.length > 0} />}
        {answer?.receipt && <ForecastRows receipt={answer.receipt} locations={locations} />}
        {offer && <CounterOffer offer={offer} asked={asked} onTake={() => onTakeOffer(offer.lines)} />}
        {quote?.order && <Totals order={quote.order} />}
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

function Verdict({ answer }: { answer: PlaceAnswer }) {
  if (!answer.ok)
    return (
      <Banner tone="stop" className="rounded-none">
        {answer.detail}
      </Banner>
    );
  if (answer.order.status !== "pending_approval") return null;
  return (
    <Banner tone="wait" className="rounded-none">
      It passes the credit limit, so finance would have to approve it. Until then nothing is reserved, claimed, sent or tagged.
    </Banner>
  );
}

function Totals({ order }: { order: WireOrder }) {
  const bare = (minor: number) => formatMoney(minor, order.currency, { bare: true });
  return (
    <div className="border-t border-line px-4 py-3">
      <DefinitionList
        items={[
          { term: "Net", value: bare(order.net.amount_minor) },
          { term: "VAT", value: bare(order.tax.amount_minor) },
          { term: "Total", value: formatMoney(order.total.amount_minor, order.currency), sum: true },
        ]}
      />
    </div>
  );
}
