"use client";

import type { Rehearsal } from "@/components/orders/use-rehearsal";
import { Banner } from "@/components/ui/banner";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { CancelAnswer, Released } from "@/lib/orders/move-answer";

/** What canceling would set free, and who would get it. */
export function CancelPreview({ rehearsal: { answer, state } }: { rehearsal: Rehearsal<CancelAnswer> }) {
  if (state === "idle") return <p className="text-ink-2">Choose at least one unit.</p>;
  if (state === "failed")
    return <Banner tone="wait">The preview does not answer. Canceling would still be checked before anything happens.</Banner>;
  if (!answer) return <p className="text-ink-2">Looking at what would be released…</p>;
  if (!answer.ok)
    return (
      <Banner tone="stop" live>
        {answer.detail}
      </Banner>
    );
  return (
    <section
      aria-label="What canceling would do"
      aria-busy={state === "asking"}
      className="rounded-sm border border-line bg-paper px-3 py-2.5"
    >
      <dl className="grid gap-1.5">
        <Row term="Released" value={stockText(answer.released)} />
        {putBackText(answer.released) && <Row term="Put back" value={putBackText(answer.released)} />}
        {answer.released.returnable > 0 && (
          <Row term="Shipped" value={`${formatUnits(answer.released.returnable)} have left and can only come back as a return`} />
        )}
        <Row term="Receivable" value={receivableText(answer.released)} />
        <Row term="Waiting orders" value={fedText(answer.released)} />
        <Row
          term="Then"
          value={answer.order.status === "canceled" ? endText(answer.released) : "the rest of the order goes on, and the customer is told"}
        />
      </dl>
    </section>
  );
}

function Row({ term, value }: { term: string; value: string }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
      <dt className="text-ink-2">{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const putBackUnits = ({ lines }: Released): number => lines.reduce((sum, line) => sum + line.put_back, 0);

function stockText(released: Released): string {
  const { stock } = released;
  if (stock.length === 0) return putBackUnits(released) > 0 ? "no unit yet" : "no unit: nothing of this was reserved";
  const bySku = new Map<string, string[]>();
  for (const { sku, location, units } of stock) bySku.set(sku, [...(bySku.get(sku) ?? []), `${location} ${formatUnits(units)}`]);
  return [...bySku].map(([sku, places]) => `${sku}: ${places.join(", ")}`).join(" · ");
}

function putBackText(released: Released): string {
  const units = putBackUnits(released);
  return units === 0 ? "" : `${formatUnits(units)} are picked: they are canceled once the warehouse has put them back`;
}

function receivableText(released: Released): string {
  const { amount_minor: minor, currency } = released.receivable;
  if (minor !== 0) return `${formatMoney(minor, currency)} less`;
  return putBackUnits(released) > 0 ? "unchanged until they are put back" : "unchanged: nothing was claimed";
}

const endText = ({ tags }: Released): string =>
  tags.length === 0
    ? "the order is canceled and the customer is told"
    : "the order is canceled, its tags are reverted and the customer is told";

function fedText({ fed }: Released): string {
  if (fed.length === 0) return "nobody waits for these units";
  return fed.map(({ number, sku, units }) => `${number} gets ${formatUnits(units)} of ${sku}`).join(" · ");
}
