"use client";

import { lazy, Suspense } from "react";
import { type GoodsLine, unitsOf } from "@/components/stock/goods-lines";
import type { GoodsLines } from "@/components/stock/use-goods-lines";
import { buttonClass } from "@/components/ui/button-style";
import { controlClass } from "@/components/ui/control-style";

const LotFields = lazy(() => import("@/components/stock/lot-fields"));

type LineRowProps = { line: GoodsLine; goods: GoodsLines; currency: string | undefined; lotless: boolean | undefined };

/** One line of goods: what it is, how many, at which cost. */
export function LineRow({ line, goods, currency, lotless }: LineRowProps) {
  const { key, code, sku, name, units, cost, problem, lots, lot } = line;
  const what = name === "" ? code : name;
  const isWrong = unitsOf(line) === 0;
  return (
    <li>
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{what}</bdi>
        <span className="goods-sku">{sku}</span>
        {problem && (
          <span role="alert" className="goods-wrong">
            {problem}
          </span>
        )}
        {isWrong && <span className="goods-wrong">Whole units, 1 or more.</span>}
      </span>
      {currency !== undefined && !lotless && (lots || lot) && (
        <Suspense>
          <LotFields what={what} line={line} change={goods.change} />
        </Suspense>
      )}
      <span className="goods-units">
        <input
          aria-label={`Units of ${what}`}
          aria-invalid={isWrong || undefined}
          inputMode="numeric"
          autoComplete="off"
          value={units}
          onChange={(event) => goods.change(key, { units: event.target.value })}
          onFocus={(event) => {
            event.target.dataset["before"] = event.target.value;
            event.target.select();
          }}
          data-code={sku ?? code}
          data-line={key}
          data-next={currency === undefined ? "scan" : "cost"}
          className={controlClass({ invalid: isWrong, extra: "num max-w-28" })}
        />
        units
        {currency !== undefined && (
          <>
            <span className="ml-2">at {currency}</span>
            <input
              aria-label={`Unit cost of ${what}`}
              inputMode="decimal"
              autoComplete="off"
              placeholder="cost"
              value={cost}
              onChange={(event) => goods.change(key, { cost: event.target.value })}
              data-cost=""
              className={controlClass({ invalid: false, extra: "num max-w-28" })}
            />
          </>
        )}
      </span>
      <button type="button" aria-label={`Remove ${what}`} onClick={() => goods.remove(key)} className={buttonClass("ghost")}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
