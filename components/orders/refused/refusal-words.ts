import type { StatusWord } from "@/components/orders/status-words";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { OrderStatus } from "@/db/values";
import { REFUSALS, type RefusalCode } from "@/lib/orders/refusals";
import type { Effect, Receipt } from "@/lib/orders/wire";

const SHORT: Partial<Record<RefusalCode, string>> = {
  credit_exceeded: "Over the credit limit",
  no_credit: "No credit in this currency",
  stock_short: "Not enough stock",
  amount_too_large: "Amount too large",
};

/** Which check failed, in a few words. */
export const checkText = (code: RefusalCode): string => SHORT[code] ?? REFUSALS[code].title;

export type Settled = { retriedOrderNumber: string | null; retriedOrderStatus: OrderStatus | null; dismissedAt: Date | null };

export const settledWord = ({ retriedOrderNumber, retriedOrderStatus, dismissedAt }: Settled): StatusWord =>
  retriedOrderNumber
    ? retriedOrderStatus === "draft"
      ? { text: "Kept as draft", tone: "wait", shape: "half" }
      : { text: "Placed since", tone: "ok", shape: "disc" }
    : dismissedAt
      ? { text: "Dismissed", tone: "neutral", shape: "square" }
      : { text: "Open", tone: "stop", shape: "ring" };

type Receivable = Extract<Effect, { kind: "receivable" }>;

/** The failed check with its figures: what was asked, and what there was. */
export function figuresOf({
  code,
  subject,
  receipt,
}: {
  code: RefusalCode;
  subject: string | null;
  receipt: Receipt;
}): { term: string; value: string }[] {
  const receivable = receipt.effects.find((effect): effect is Receivable => effect.kind === "receivable");
  if (code === "stock_short") return subject ? [{ term: "Short of", value: subject }] : [];
  if (!receivable) return [];
  const { amount, exposure_before: before, exposure_after: after, limit } = receivable;
  const money = (minor: number) => formatMoney(minor, amount.currency);
  if (!before || !after || !limit) return [{ term: "Order", value: money(amount.amount_minor) }];
  return [
    { term: "Limit", value: money(limit.amount_minor) },
    { term: "Exposure then", value: money(before.amount_minor) },
    { term: "Free credit", value: money(Math.max(0, limit.amount_minor - before.amount_minor)) },
    { term: "Order", value: money(amount.amount_minor) },
    { term: "Over by", value: money(after.amount_minor - limit.amount_minor) },
  ];
}

export const linesText = (lines: number, units: number): string =>
  `${lines === 1 ? "1 line" : `${formatUnits(lines)} lines`}, ${units === 1 ? "1 unit" : `${formatUnits(units)} units`}`;
