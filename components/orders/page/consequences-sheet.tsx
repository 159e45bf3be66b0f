import { committedFigures } from "@/components/orders/page/committed-figures";
import { FourConsequences } from "@/components/orders/page/consequence-cell";
import { predictedFigures } from "@/components/orders/page/predicted-figures";
import { withheldFigures } from "@/components/orders/page/withheld-figures";
import { Banner } from "@/components/ui/banner";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { OrderPageView } from "@/lib/orders/read-page";
import type { PlaceAnswer } from "@/lib/orders/wire";

type ConsequencesSheetProps = { view: OrderPageView; prediction: PlaceAnswer | null; zone: string; today: string };

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
  if (order.status === "draft") return <DraftSheet view={view} prediction={prediction} />;
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

function DraftSheet({ view: { order, locations }, prediction }: Pick<ConsequencesSheetProps, "view" | "prediction">) {
  const names = new Map([...locations.values()].map(({ code, name }) => [code, name]));
  return (
    <Sheet id="consequences" title="Four consequences, none yet" actions={<Mono>rehearsed just now, nothing written</Mono>}>
      {prediction?.ok === false && (
        <Banner tone="stop" title="Placing it now would be refused" className="mb-3">
          {prediction.detail}
        </Banner>
      )}
      {prediction?.receipt ? (
        <FourConsequences {...predictedFigures(prediction.receipt, order.currency, names)} />
      ) : (
        <p className="text-ink-2">A draft reserves nothing and claims nothing. Placing it makes all four happen at once.</p>
      )}
    </Sheet>
  );
}

function Commit({ txid, at, zone }: { txid: string; at: Date; zone: string }) {
  return (
    <span data-consequence="commit" className="rounded-sm font-mono text-xs text-ink-2 data-tour:bg-accent-wash data-tour:text-accent">
      transaction {formatUnits(Number(txid))} · <Time value={at} zone={zone} form="exact" />
    </span>
  );
}
