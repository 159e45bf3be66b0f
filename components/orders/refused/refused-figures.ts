import type { ConsequenceFigures, FourFigures } from "@/components/orders/page/consequence-cell";
import { askedLines } from "@/components/orders/refused/asked-lines";
import { linesText } from "@/components/orders/refused/refusal-words";
import { formatMoney } from "@/components/ui/figure-format";
import type { RefusalView } from "@/lib/orders/read-refusals";

const CHIP = { text: "Withheld", tone: "stop", shape: "square" } as const;

/** The four as they would have been. */
export function refusedFigures({ request, receipt, totalMinor, currency }: RefusalView): FourFigures {
  const lines = askedLines(request);
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  const email = receipt.effects.find((effect) => effect.kind === "email");
  const withheld = (figure: string, detail: string): ConsequenceFigures => ({ chip: CHIP, figure, detail });
  return {
    stock: withheld(lines.length > 0 ? linesText(lines.length, units) : "Units of the order", "nothing was reserved"),
    receivable: withheld(totalMinor === null || currency === null ? "–" : formatMoney(totalMinor, currency), "nothing was claimed"),
    email: withheld("Confirmation", email?.kind === "email" && email.to ? email.to : "the customer has no address"),
    tag: withheld("Tags", "no rule ran"),
  };
}
