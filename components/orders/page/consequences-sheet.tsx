import { committedFigures } from "@/components/orders/page/committed-figures";
import { FourConsequences } from "@/components/orders/page/consequence-cell";
import { predictedFigures } from "@/components/orders/page/predicted-figures";
import { withheldFigures } from "@/components/orders/page/withheld-figures";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { OrderPageView } from "@/lib/orders/read-page";
import type { Receipt } from "@/lib/orders/wire";

type ConsequencesSheetProps = { view: OrderPageView; prediction: Receipt | null; zone: string; today: string };

/** The four consequences: as one transaction wrote them, as they wait for approval, or as a draft would have them. */
export function ConsequencesSheet({ view, prediction, zone, today }: ConsequencesSheetProps) {
  const { order, consequences, locations } = view;
  if (consequences)
    return (
      <Sheet
        id="consequences"
        title="Four consequences, one commit"
        actions={<Commit txid={consequences.txid} at={consequences.at} zone={zone} />}
      >
        <FourConsequences {...committedFigures({ order, consequences, locations, zone, today })} />
      </Sheet>
    );
  if (order.status === "draft")
    return (
      <Sheet id="consequences" title="Four consequences, none yet" actions={<Mono>rehearsed just now, nothing written</Mono>}>
        {prediction ? (
          <FourConsequences {...predictedFigures(prediction, order)} />
        ) : (
          <p className="text-ink-2">A draft reserves nothing and claims nothing. Placing it makes all four happen at once.</p>
        )}
      </Sheet>
    );
  const ended = order.status === "canceled";
  return (
    <Sheet
      id="consequences"
      title={ended ? "Four consequences, none of which happened" : "Four consequences, all withheld"}
      actions={<Mono>{ended ? "it was never placed" : "awaiting approval"}</Mono>}
    >
      <FourConsequences {...withheldFigures(view)} />
    </Sheet>
  );
}

function Commit({ txid, at, zone }: { txid: string; at: Date; zone: string }) {
  return (
    <span className="font-mono text-xs text-ink-2">
      transaction {formatUnits(Number(txid))} · <Time value={at} zone={zone} form="exact" />
    </span>
  );
}
