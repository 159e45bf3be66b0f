import { unitSegments } from "@/components/orders/unit-segments";
import { lineNotes, whereUnitsAre } from "@/components/track/line-words";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { Sheet } from "@/components/ui/sheet";
import { UnitBar } from "@/components/ui/unit-bar";
import type { Line } from "@/lib/orders/order";
import type { TrackView } from "@/lib/track/read-track";

/** What was ordered, and where every unit of it is now. */
export function TrackLines({ view }: { view: TrackView }) {
  const charges = view.order.charges.filter(({ canceled }) => !canceled);
  return (
    <Sheet title="What you ordered">
      <ul className="grid divide-y divide-line-2">
        {view.order.lines.map((line) => (
          <TrackLine key={line.id} line={line} view={view} />
        ))}
        {charges.map(({ id, name, amountMinor }) => (
          <li key={id} className="flex justify-between gap-3 py-3">
            <span>{name}</span>
            <span className="num text-ink-2">{formatMoney(amountMinor, view.order.currency)}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function TrackLine({ line, view }: { line: Line; view: TrackView }) {
  const notes = lineNotes(line, view);
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex justify-between gap-3">
        <b className="min-w-0 break-words">{line.name}</b>
        <span className="num whitespace-nowrap">
          {formatUnits(line.ordered)} <span className="text-ink-2">· {formatMoney(line.totalMinor, view.order.currency)}</span>
        </span>
      </div>
      {line.kind === "stock" ? (
        <UnitBar segments={unitSegments(line)} sentence={whereUnitsAre(line, view.positions.get(line.id)?.position)} />
      ) : (
        <small className="text-ink-2">{line.canceled >= line.ordered ? "canceled" : "comes with the first parcel"}</small>
      )}
      {notes.map((note) => (
        <p key={note} className="mt-1 text-wait">
          {note}
        </p>
      ))}
    </li>
  );
}
