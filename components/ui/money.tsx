import { formatMoney, type MoneyFormat } from "@/components/ui/figure-format";

type MoneyProps = MoneyFormat & { minor: number; currency: string };

/** Integer minor units as text. `bare` leaves the currency out: it stands once, at the totals. */
export function Money({ minor, currency, bare, signed }: MoneyProps) {
  return formatMoney(minor, currency, { bare, signed });
}
