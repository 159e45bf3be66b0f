import { ordinal } from "@/components/orders/page/order-units";
import { isBundle, piecesText } from "@/components/track/history-words";
import { formatUnits } from "@/components/ui/figure-format";
import type { Line } from "@/lib/orders/order";
import type { TrackView } from "@/lib/track/read-track";

/** Where the units of a line are, as its customer would say it: "4 on the way · 3 waiting, 2nd in line". */
export function whereUnitsAre(line: Line, position: number | undefined): string {
  const parts: string[] = [];
  const say = (units: number, what: string) => {
    if (units > 0) parts.push(`${formatUnits(units)} ${what}`);
  };
  say(line.delivered, "arrived");
  say(line.shipped - line.delivered, "on the way");
  say(line.packed, "packed");
  say(line.picked, "picked");
  say(line.reserved, "reserved for you");
  say(line.backordered, position === undefined ? "waiting" : `waiting, ${ordinal(position)} in line`);
  say(line.unallocated, "wanted");
  say(line.canceled, "canceled");
  return parts.join(" · ");
}

/** What else there is to say about a line: units that were not found, what is suggested, what is being put back. */
export function lineNotes(line: Line, { events, positions, suggestions, order }: TrackView): string[] {
  const notes: string[] = [];
  const isOpen = order.status === "placed" || order.status === "in_fulfilment";
  const missed = isOpen ? missedUnits(line, events) : NOTHING_MISSED;
  if (missed.units > 0) notes.push(shortText(line, missed, positions.get(line.id)?.position));
  notes.push(...substituteNotes(line, events, order));
  for (const { lineId, units, name } of suggestions)
    if (lineId === line.id) notes.push(`We suggest ${name} instead of ${formatUnits(units)} of them, and get back to you.`);
  if (line.cancelPending > 0)
    notes.push(
      `${formatUnits(line.cancelPending)} of them ${line.cancelPending === 1 ? "is" : "are"} put back by our warehouse, and then canceled.`,
    );
  return notes;
}

/** Units of it that another line stands for, or those that it stands for itself. */
function substituteNotes(line: Line, events: TrackView["events"], { lines }: TrackView["order"]): string[] {
  const nameOf = (number: number) => lines.find((other) => other.line === number)?.name ?? "something else";
  return events.flatMap(({ move, changes }) => {
    if (move !== "substitute") return [];
    const { line: from, units, substitute } = changes as { line: number; units: number; substitute: { line: number } };
    if (substitute.line === line.line) return [`Instead of ${nameOf(from)}.`];
    return from === line.line ? [`${formatUnits(units)} ${units === 1 ? "is" : "are"} replaced by ${nameOf(substitute.line)}.`] : [];
  });
}

/** `units` are pieces of a bundle; what waits or comes from elsewhere are whole units of the line. */
type Missed = { units: number; waiting: number; elsewhere: number };
const NOTHING_MISSED: Missed = { units: 0, waiting: 0, elsewhere: 0 };

/** What short picks of the line came to, as their events tell it. */
function missedUnits(line: Line, events: TrackView["events"]): Missed {
  const own = events.filter(({ move, changes }) => move === "short" && changes["line"] === line.line);
  const sum = (name: keyof Missed) => own.reduce((total, { changes }) => total + Number(changes[name] ?? 0), 0);
  return { units: sum("units"), waiting: sum("waiting"), elsewhere: sum("elsewhere") };
}

function shortText(line: Line, { units, waiting, elsewhere }: Missed, position: number | undefined): string {
  const parts = [`${isBundle(line) ? piecesText(units) : formatUnits(units)} could not be found when we picked`];
  if (elsewhere > 0) parts.push(`${formatUnits(elsewhere)} ${elsewhere === 1 ? "comes" : "come"} from other stock`);
  const again = Math.min(waiting, line.backordered);
  if (again > 0) {
    const place = position === undefined ? "" : `, ${ordinal(position)} in line`;
    parts.push(`${formatUnits(again)} ${again === 1 ? "waits" : "wait"} again${place}`);
  }
  return `${parts.join("; ")}.`;
}
