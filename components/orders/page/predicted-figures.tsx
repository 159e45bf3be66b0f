import type { ConsequenceFigures, FourFigures } from "@/components/orders/page/consequence-cell";
import { unitsText } from "@/components/orders/page/order-units";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { Effect, Receipt } from "@/lib/orders/wire";

type Of<K extends Effect["kind"]> = Extract<Effect, { kind: K }>;

const effectOf = <K extends Effect["kind"]>(receipt: Receipt, kind: K): Of<K> | undefined =>
  receipt.effects.find((effect): effect is Of<K> => effect.kind === kind);

const WITHHELD = { text: "Withheld", tone: "stop", shape: "square" } as const;

/** What a rehearsal says would commit, or what would be withheld. */
export function predictedFigures(receipt: Receipt, currency: string, names: ReadonlyMap<string, string>): FourFigures {
  const receivable = effectOf(receipt, "receivable");
  const email = effectOf(receipt, "email");
  const tag = effectOf(receipt, "tag");
  const withheld = receipt.effects.some(({ state }) => state === "withheld");
  return {
    stock: stockFigures(effectOf(receipt, "stock"), withheld, names),
    receivable: {
      chip: withheld ? WITHHELD : { text: "Would post", tone: "neutral", shape: "ring" },
      figure: formatMoney(receivable?.amount.amount_minor ?? 0, currency),
      detail: "receivable",
    },
    email: {
      chip: withheld ? WITHHELD : { text: "Would queue", tone: "neutral", shape: "ring" },
      figure: "Confirmation",
      detail: email?.to ?? "the customer has no address",
    },
    tag: {
      chip: withheld ? WITHHELD : { text: "Would tag", tone: "neutral", shape: "ring" },
      figure: tag && tag.tags.length > 0 ? tag.tags.join(", ") : "No tag",
      detail: "on the account",
    },
  };
}

function stockFigures(stock: Of<"stock"> | undefined, withheld: boolean, names: ReadonlyMap<string, string>): ConsequenceFigures {
  const reserved = sumUnits(stock?.units ?? []);
  const waiting = sumUnits(stock?.waiting ?? []);
  const places = new Map<string, number>();
  for (const { location, units } of stock?.units ?? []) places.set(location, (places.get(location) ?? 0) + units);
  if (withheld) return { chip: WITHHELD, figure: "No units", detail: "nothing is reserved" };
  return {
    chip: {
      text: waiting > 0 ? `${formatUnits(waiting)} would wait` : "Would reserve",
      tone: waiting > 0 ? "wait" : "neutral",
      shape: "ring",
    },
    figure: unitsText(reserved + waiting),
    detail:
      [...places].map(([code, units]) => `${names.get(code) ?? code} ${formatUnits(units)}`).join(", ") || "in line for the next receipt",
  };
}

const sumUnits = (rows: readonly { units: number }[]): number => rows.reduce((sum, { units }) => sum + units, 0);
