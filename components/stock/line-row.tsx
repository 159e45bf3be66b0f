"use client";

import type { GoodsLine } from "@/components/stock/goods-lines";
import { unitsOf } from "@/components/stock/goods-lines";
import type { GoodsLines } from "@/components/stock/use-goods-lines";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";

type LineRowProps = { line: GoodsLine; goods: GoodsLines; currency: string | undefined };

/** One line of goods: what it is, how many, at which cost. */
export default function LineRow({ line, goods, currency }: LineRowProps) {
  const { key, code, sku, name, units, cost, problem } = line;
  const what = name === "" ? code : name;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 px-3 py-2 md:grid-cols-[minmax(0,1fr)_auto_auto]">
      <span className="min-w-0">
        <span className="block truncate font-medium">{name === "" ? <span className="text-ink-2">{code}</span> : <bdi>{name}</bdi>}</span>
        <span className="block font-mono text-xs text-ink-2">{sku ?? ""}</span>
        {problem && (
          <span role="alert" className="block text-xs font-medium text-stop">
            {problem} Remove the line or make the product first.
          </span>
        )}
      </span>
      <span className="flex items-start gap-2 max-md:order-last max-md:col-span-2">
        <NumberField
          name={`units-${key}`}
          label={`Units of ${what}`}
          labelHidden
          error={unitsOf(line) === 0 ? "Whole units, 1 or more." : []}
          value={units}
          onChange={(event) => goods.change(key, { units: event.target.value })}
          onFocus={(event) => {
            event.target.dataset["before"] = event.target.value;
            event.target.select();
          }}
          data-code={sku ?? code}
          data-line={key}
          data-next={currency === undefined ? "scan" : "cost"}
          suffix="units"
          className="w-36 max-md:flex-1"
        />
        {currency !== undefined && (
          <NumberField
            name={`cost-${key}`}
            label={`Unit cost of ${what}`}
            labelHidden
            kind="decimal"
            value={cost}
            placeholder="cost"
            onChange={(event) => goods.change(key, { cost: event.target.value })}
            data-cost=""
            prefix={currency}
            className="w-40 max-md:flex-1"
          />
        )}
      </span>
      <Button variant="ghost" aria-label={`Remove ${what}`} onClick={() => goods.remove(key)} className="max-xl:min-w-11">
        <span aria-hidden="true">×</span>
      </Button>
    </li>
  );
}
