import type { ConsequenceFigures, FourFigures } from "@/components/orders/page/consequence-cell";
import { unitsOf, unitsText } from "@/components/orders/page/order-units";
import { formatMoney } from "@/components/ui/figure-format";
import type { OrderPageView } from "@/lib/orders/read-page";

const CHIP = { text: "Withheld", tone: "wait", shape: "square" } as const;

/** An order that waits for approval, or never got it: nothing is reserved, claimed, sent or tagged. */
export function withheldFigures({ order, parties }: OrderPageView): FourFigures {
  const chip = order.status === "canceled" ? ({ text: "Never happened", tone: "neutral", shape: "square" } as const) : CHIP;
  const withheld = (figure: string, detail: string): ConsequenceFigures => ({ chip, figure, detail });
  return {
    stock: withheld(unitsText(unitsOf(order).ordered), "nothing is reserved"),
    receivable: withheld(formatMoney(order.totalMinor, order.currency), "nothing is claimed"),
    email: withheld("Confirmation", parties.email ?? "the customer has no address"),
    tag: withheld("Tags", "the rules run on placing"),
  };
}
