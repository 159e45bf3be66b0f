import { ordinal } from "@/components/orders/page/order-units";
import { unitSegments } from "@/components/orders/unit-segments";
import { formatUnits } from "@/components/ui/figure-format";
import { Time } from "@/components/ui/time";
import { UnitBar } from "@/components/ui/unit-bar";
import type { Line } from "@/lib/orders/order";
import { activeUnits } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

type LineUnitsProps = { line: Line; view: OrderPageView; zone: string };

/** Where every unit of the line is now. The bar says it at a glance, the sentence in words, with the place in line. */
export function LineUnits({ line, view, zone }: LineUnitsProps) {
  if (line.kind === "service") return <small className="text-ink-2">{line.canceled >= line.ordered ? "canceled" : "needs no stock"}</small>;
  return <UnitBar segments={unitSegments(line)} sentence={<Sentence line={line} view={view} zone={zone} />} />;
}

function Sentence({ line, view, zone }: LineUnitsProps) {
  const parts: React.ReactNode[] = [];
  const say = (units: number, what: string) => {
    if (units > 0) parts.push(`${formatUnits(units)} ${what}`);
  };
  say(line.shipped, "shipped");
  say(line.packed, "packed");
  say(line.picked, "picked");
  if (line.reserved > 0) parts.push(`${formatUnits(line.reserved)} reserved${placesOf(line, view)}`);
  if (line.backordered > 0) parts.push(<Waiting key="waiting" line={line} view={view} zone={zone} />);
  say(line.unallocated, view.order.status === "pending_approval" ? "wanted, reserved on approval" : "wanted");
  say(line.canceled, "canceled");
  return parts.flatMap((part, index) => (index === 0 ? [part] : [" · ", part]));
}

function Waiting({ line, view, zone }: LineUnitsProps) {
  const place = view.positions.get(line.id);
  return (
    <b className="text-wait">
      {formatUnits(line.backordered)} waiting
      {place && (
        <>
          , {ordinal(place.position)} in line since <Time value={place.waitingSince} zone={zone} form="datetime" />
        </>
      )}
    </b>
  );
}

/** " in Kotor", or with figures where several locations hold units. */
function placesOf(line: Line, { order, locations }: OrderPageView): string {
  const lead = line.components[0];
  const held = new Map<string, number>();
  for (const row of order.reservations) {
    const units = row.lineId === line.id && row.productId === lead?.productId ? activeUnits(row) / lead.unitsPerBundle : 0;
    if (units > 0) held.set(row.locationId, (held.get(row.locationId) ?? 0) + units);
  }
  const named = [...held].map(([id, units]) => ({ name: locations.get(id)?.name ?? "?", units }));
  if (named.length === 0) return "";
  return named.length === 1 ? ` in ${named[0]?.name}` : `: ${named.map(({ name, units }) => `${name} ${formatUnits(units)}`).join(", ")}`;
}
