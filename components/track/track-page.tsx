import { TrackCancel } from "@/components/track/track-cancel";
import { TrackHistory } from "@/components/track/track-history";
import { TrackLines } from "@/components/track/track-lines";
import { TrackMoney } from "@/components/track/track-money";
import { TrackParcels } from "@/components/track/track-parcels";
import { TrackSteps } from "@/components/track/track-steps";
import { dayIn, thisMoment } from "@/components/ui/day-form";
import { Sheet } from "@/components/ui/sheet";
import { nowOf } from "@/lib/track/now";
import type { TrackView } from "@/lib/track/read-track";

/** The order as its customer sees it: what happens now first, then where everything is. */
export function TrackPage({ view, token }: { view: TrackView; token: string }) {
  const { order, organization, shipTo } = view;
  const zone = organization.timeZone;
  const today = dayIn(thisMoment(), zone);
  const now = nowOf(view);
  return (
    <>
      <header>
        <b>{organization.name}</b>
        <h1 className="mt-3.5 text-xl">{now.title}</h1>
        <p className="mt-1 text-ink-2">
          Order {order.number}
          {now.text !== "" && ` · ${now.text}`}
        </p>
      </header>
      <TrackSteps order={order} zone={zone} today={today} />
      <TrackLines view={view} />
      <TrackParcels order={order} zone={zone} />
      <TrackCancel view={view} token={token} />
      <TrackMoney order={order} zone={zone} today={today} />
      {shipTo && (
        <Sheet title="It goes to">
          <p>
            <b>{shipTo.name}</b>
            <br />
            <span className="text-ink-2">{[shipTo.postcode, shipTo.city].filter(Boolean).join(" ")}</span>
          </p>
        </Sheet>
      )}
      <TrackHistory view={view} zone={zone} />
      <p className="text-center text-sm text-ink-3">This is the same record our warehouse works from.</p>
    </>
  );
}
