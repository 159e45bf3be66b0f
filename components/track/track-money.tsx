import { Day } from "@/components/ui/day";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { formatMoney } from "@/components/ui/figure-format";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { dueOf, type Order } from "@/lib/orders/order";
import { isCancelUnderWay } from "@/lib/track/now";

/** What it comes to, what is paid, and what is due when. */
export function TrackMoney({ order, zone, today }: { order: Order; zone: string; today: string }) {
  const money = (minor: number) => formatMoney(minor, order.currency);
  const due = order.placedAt ? dueOf(order) : 0;
  const isEnding = isCancelUnderWay(order);
  const items: Definition[] = [{ term: "Total", value: money(order.totalMinor), sum: true }];
  if (order.creditedMinor > 0) items.push({ term: "Credited", value: money(order.creditedMinor) });
  if (order.paidMinor > 0) items.push({ term: "Paid", value: money(order.paidMinor) });
  if (order.refundedMinor > 0) items.push({ term: "Paid back", value: money(order.refundedMinor) });
  if (due < 0) items.push({ term: "You get back", value: money(-due), sum: true });
  else if (!isEnding) items.push({ term: "Due", value: money(due), sum: true });
  return (
    <Sheet title="Money">
      <DefinitionList items={items} />
      {isEnding ? (
        <p className="mt-2 text-ink-2">
          {order.paidMinor > order.refundedMinor
            ? "Once your cancellation is complete you get back what you paid."
            : "Nothing is to be paid: your cancellation is under way."}
        </p>
      ) : (
        due > 0 && <p className="mt-2 text-ink-2">{whenDue(order, zone, today)}</p>
      )}
    </Sheet>
  );
}

function whenDue({ terms, payBy, dueOn }: Order, zone: string, today: string) {
  if (terms === "prepaid" && payBy)
    return (
      <>
        Please pay by <Time value={payBy} zone={zone} form="datetime" />: we ship after your payment, and without it the reservation lapses
        then.
      </>
    );
  return terms === "credit" && dueOn ? (
    <>
      Please pay by <Day value={dueOn} today={today} />.
    </>
  ) : null;
}
