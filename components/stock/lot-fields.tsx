"use client";

import type { GoodsLine } from "@/components/stock/goods-lines";
import type { GoodsLines } from "@/components/stock/use-goods-lines";
import { controlClass } from "@/components/ui/control-style";

type LotFieldsProps = { what: string; line: GoodsLine; change: GoodsLines["change"] };

/** Which lot arrives, and until when it is good. Few products are kept by lot, so this comes when one of them does. */
export default function LotFields({ what, line: { key, lot = "", day = "" }, change }: LotFieldsProps) {
  return (
    <span className="col-span-full flex flex-wrap items-center gap-2 text-sm text-ink-2 max-md:order-last">
      <input
        aria-label={`Lot of ${what}`}
        placeholder="lot"
        autoComplete="off"
        value={lot}
        onChange={(event) => change(key, { lot: event.target.value })}
        className={controlClass({ invalid: false, extra: "max-w-40" })}
      />
      use by
      <input
        aria-label={`Last day of ${what}`}
        type="date"
        value={day}
        onChange={(event) => change(key, { day: event.target.value })}
        className={controlClass({ invalid: false, extra: "max-w-40" })}
      />
    </span>
  );
}
