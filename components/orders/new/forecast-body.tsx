"use client";

import { CounterOffer } from "@/components/orders/new/counter-offer";
import { ForecastRows } from "@/components/orders/new/forecast-rows";
import { Banner } from "@/components/ui/banner";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatMoney } from "@/components/ui/figure-format";
import type { PlaceAnswer, WireOrder } from "@/lib/orders/wire";

export type ForecastBodyProps = {
  answer: PlaceAnswer;
  order: WireOrder | null;
  /** What these figures do not have in them. */
  left: string | null;
  /** Lines that are complete, as they were asked. */
  asked: readonly { sku: string; units: number }[];
  locations: Readonly<Record<string, string>>;
  onTakeOffer: (lines: readonly { line: number; units: number }[]) => void;
};

export function ForecastBody({ answer, order, left, asked, locations, onTakeOffer }: ForecastBodyProps) {
  const offer = answer.ok ? null : answer.counter_offer;
  return (
    <>
      <Verdict answer={answer} />
      {left && <p className="border-b border-line-2 px-4 py-2.5 font-medium">{left}</p>}
      {answer.receipt && <ForecastRows receipt={answer.receipt} locations={locations} />}
      {offer && <CounterOffer offer={offer} asked={asked} onTake={() => onTakeOffer(offer.lines)} />}
      {order && <Totals order={order} />}
    </>
  );
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
