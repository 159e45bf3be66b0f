import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { Meter } from "@/components/ui/meter";
import { Sheet } from "@/components/ui/sheet";
import type { CreditView, OrderPageView } from "@/lib/orders/read-page";

/** How much of the account's limit is taken, and what approving would make of it. */
export function CreditPanel({ view: { credit, order } }: { view: OrderPageView }) {
  if (order.terms !== "credit") return <PrepaidPanel />;
  if (!credit)
    return (
      <Sheet title="Credit">
        <p className="text-ink-2">The account has no credit in {order.currency}.</p>
      </Sheet>
    );
  const wanted = order.status === "pending_approval" ? order.totalMinor : 0;
  return (
    <Sheet title="Credit">
      <CreditLine credit={credit} currency={order.currency} wantedMinor={wanted} />
      <small className="text-ink-2">
        {credit.overdueMinor > 0 ? (
          <b className="text-stop">{formatMoney(credit.overdueMinor, order.currency)} overdue</b>
        ) : (
          "nothing overdue"
        )}{" "}
        · {credit.openOrders === 1 ? "1 open order" : `${formatUnits(credit.openOrders)} open orders`}
      </small>
    </Sheet>
  );
}

function CreditLine({
  credit: { limitMinor, exposureMinor },
  currency,
  wantedMinor,
}: {
  credit: CreditView;
  currency: string;
  wantedMinor: number;
}) {
  const money = (minor: number) => formatMoney(minor, currency);
  if (limitMinor === null)
    return (
      <p>
        <b>{money(exposureMinor)}</b> <span className="text-ink-2">open, no limit</span>
      </p>
    );
  const freeMinor = limitMinor - exposureMinor;
  const over = wantedMinor - freeMinor;
  return (
    <>
      <p>
        <b>{money(Math.max(0, freeMinor))}</b>{" "}
        <span className="text-ink-2">free of {formatMoney(limitMinor, currency, { bare: true })}</span>
      </p>
      <Meter value={exposureMinor} max={limitMinor} label="Credit taken" tone={exposureMinor >= limitMinor ? "stop" : "neutral"} />
      {wantedMinor > 0 && over > 0 && (
        <p className="mb-1">
          This order is <b className="text-stop">{money(over)}</b> over it.
        </p>
      )}
    </>
  );
}

function PrepaidPanel() {
  return (
    <Sheet title="Credit">
      <p className="text-ink-2">Paid in advance, so it takes nothing from a limit.</p>
    </Sheet>
  );
}
