import { unitsText } from "@/components/orders/page/order-units";
import { formatUnits } from "@/components/ui/figure-format";
import type { Line } from "@/lib/orders/order";
import type { TrackEvent } from "@/lib/track/read-track";

type Told = { text: string; tone: "accent" | "stop" | "wait" };

const sumOf = (list: unknown, name: string): number =>
  Array.isArray(list)
    ? list.reduce<number>((sum, row: unknown) => {
        const value = typeof row === "object" && row !== null ? (row as Record<string, unknown>)[name] : 0;
        return sum + Number(value ?? 0);
      }, 0)
    : 0;

/** What a cancel took at once, and what it asked back from the warehouse. */
export const canceledBy = ({ changes }: Pick<TrackEvent, "changes">): { now: number; putBack: number } => ({
  now: sumOf(changes["canceled"], "units"),
  putBack: sumOf(changes["canceled"], "put_back"),
});

/** One event in a sentence for the customer; null where there is nothing to tell. */
export function historySentence({ move, actorKind, changes }: TrackEvent, lines: readonly Line[]): Told | null {
  const units = unitsText(Number(changes["units"] ?? 0));
  // The floor handles the parts of a bundle, which its customer counts as one unit; what is put back is told in units again.
  const pieces = piecesText(Number(changes["units"] ?? 0));
  switch (move) {
    case "place":
      return changes["status"] === "pending_approval"
        ? { text: "We received your order and are checking it", tone: "wait" }
        : { text: "Your order was placed", tone: "accent" };
    case "approve":
      return { text: "We accepted your order", tone: "accent" };
    case "decline":
      return { text: "We could not accept your order", tone: "stop" };
    case "allocate":
      return { text: nowReserved(sumOf(changes["fed"], "units")), tone: "accent" };
    case "cancel":
      return { text: cancelText(actorKind === "customer" ? "You" : "We", canceledBy({ changes })), tone: "stop" };
    case "short":
      return {
        text: `${isBundle(lines.find(({ line }) => line === changes["line"])) ? pieces : units} could not be found when we picked`,
        tone: "wait",
      };
    case "substitute":
      return { text: `A substitute instead of ${units}`, tone: "accent" };
    case "keep_waiting":
      return { text: "No substitute: your units go on waiting", tone: "wait" };
    case "put_back":
      return { text: `${units} put back and canceled`, tone: "stop" };
    case "ship":
      return { text: `${pieces} left our warehouse`, tone: "accent" };
    case "deliver":
      return { text: `${pieces} arrived`, tone: "accent" };
    default:
      return null;
  }
}

/** Whether one unit of the line is several pieces in the warehouse. */
export const isBundle = (line: Pick<Line, "components"> | undefined): boolean =>
  line !== undefined && (line.components.length > 1 || line.components.some(({ unitsPerBundle }) => unitsPerBundle > 1));

export const piecesText = (pieces: number): string => (pieces === 1 ? "1 piece" : `${formatUnits(pieces)} pieces`);

const nowReserved = (units: number): string => `${unitsText(units)} that you waited for ${units === 1 ? "is" : "are"} reserved for you`;

function cancelText(who: "You" | "We", { now, putBack }: { now: number; putBack: number }): string {
  if (putBack === 0) return `${who} canceled ${unitsText(now)}`;
  const back = `${unitsText(putBack)} that had been picked, to be put back`;
  return now === 0 ? `${who} canceled ${back}` : `${who} canceled ${unitsText(now)}, and ${back}`;
}
