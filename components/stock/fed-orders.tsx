import { unitsText } from "@/components/stock/units-text";
import { formatUnits } from "@/components/ui/figure-format";
import { TextLink } from "@/components/ui/text-link";
import type { FedOrderLine } from "@/lib/receiving/read-fed";

/** Which waiting orders got units in the same transaction. */
export function FedOrders({ fed }: { fed: readonly FedOrderLine[] }) {
  return (
    <ul className="divide-y divide-line-2" aria-label="Orders served">
      {fed.map((line) => (
        <li key={`${line.orderId}-${line.line}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
          <TextLink href={`/orders/${line.number}`}>{line.number}</TextLink>
          <span className="min-w-0 flex-1 basis-40">
            <bdi>{line.customer}</bdi>{" "}
            <span className="text-ink-2">
              line {line.line}, <span className="font-mono text-xs">{line.sku}</span>
            </span>
          </span>
          <span className="text-right">
            <b className="font-semibold">{unitsText(line.units)} reserved</b>
            {line.stillWaiting > 0 && <span className="block text-xs text-wait">{formatUnits(line.stillWaiting)} still wait</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "3 waiting orders were served": orders, not lines. */
export function fedText(fed: readonly FedOrderLine[]): string {
  const orders = new Set(fed.map(({ orderId }) => orderId)).size;
  const units = fed.reduce((sum, line) => sum + line.units, 0);
  if (orders === 0) return "No order waited for this.";
  return `${unitsText(units)} went to ${orders === 1 ? "one waiting order" : `${orders} waiting orders`} in the same transaction.`;
}
