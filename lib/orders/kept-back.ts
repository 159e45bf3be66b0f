import type { Line, Order } from "./order";

/** Why a line stays off the floor: units of its order wait for stock, or units of the line itself. */
export type KeptBy = "order" | "line";

/**
 * Says for a line of the order what keeps it off the floor, or null. Where the order ships complete, none of the lines that do
 * so goes while units of one of them wait. In any other order, a line that ships complete waits for its own units alone. A line
 * that says it does not ship complete goes as it is reserved, and nothing waits for it.
 */
export function keptBack({ shipComplete, lines }: Pick<Order, "shipComplete" | "lines">): (line: Line) => KeptBy | null {
  const isWaiting = (line: Line): boolean => line.shipComplete && line.backordered > 0;
  if (shipComplete) {
    const allWait = lines.some(isWaiting);
    return (line) => (allWait && line.shipComplete ? "order" : null);
  }
  return (line) => (isWaiting(line) ? "line" : null);
}
