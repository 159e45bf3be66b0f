"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { CodeField } from "@/components/stock/code-field";
import { isScan } from "@/components/stock/goods-lines";
import { LineRow } from "@/components/stock/line-row";
import type { GoodsLines } from "@/components/stock/use-goods-lines";

type GoodsEditorProps = {
  goods: GoodsLines;
  /** The organization's currency where costs are asked for. */
  currency?: string | undefined;
  lotless?: boolean | undefined;
  /** The field for pasted rows, whose button says "data-add-rows". */
  paste: ReactNode;
};

/** Lines by scanner, keyboard or clipboard: Enter goes from the code to the units, the cost and back to the next code. */
export function GoodsEditor({ goods, currency, lotless, paste }: GoodsEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const focusScan = () => box.current?.querySelector<HTMLInputElement>('[role="combobox"]')?.focus();
  const addOne = (code: string) => code !== "" && goods.add([{ code, units: "1", cost: "" }]);
  const pick = (code: string) => {
    addOne(code);
    // React has drawn the line by the next frame.
    requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>(`[data-code="${CSS.escape(code)}"]`)?.select());
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    if (key !== "Enter" || event.ctrlKey || event.metaKey || !(target instanceof HTMLInputElement)) return;
    // Enter ends a field here, never the form.
    event.preventDefault();
    if (target.dataset["code"] !== undefined && isScan(target.value)) {
      const scanned = target.value.trim();
      goods.change(Number(target.dataset["line"]), { units: target.dataset["before"] ?? "1" });
      addOne(scanned);
      focusScan();
    } else if (target.dataset["next"] === "cost") {
      target.closest("li")?.querySelector<HTMLInputElement>("[data-cost]")?.select();
    } else focusScan();
  });
  const onClick = useEffectEvent(({ target }: MouseEvent) => {
    const field = target instanceof Element && target.closest("[data-add-rows]")?.closest("details")?.querySelector("textarea");
    if (field) void import("@/components/stock/take-rows").then(({ takeRows }) => takeRows(field, goods.add));
  });
  useEffect(() => {
    const node = box.current;
    node?.addEventListener("keydown", onKeyDown);
    node?.addEventListener("click", onClick);
    return () => {
      node?.removeEventListener("keydown", onKeyDown);
      node?.removeEventListener("click", onClick);
    };
  }, []);
  return (
    <div ref={box} className="grid gap-3">
      <CodeField
        name="code"
        label="Scan or type SKU, GTIN or name"
        text={text}
        onText={setText}
        onCode={(code, how) => {
          setText("");
          if (how === "chosen") pick(code);
          else addOne(code);
        }}
      />
      {goods.isOffline && (
        <p role="status" className="text-sm text-wait">
          No look-up now: codes are checked when you send.
        </p>
      )}
      {goods.lines.length > 0 && (
        <ul aria-label="Lines" className="goods-lines">
          {goods.lines.map((line) => (
            <LineRow key={line.key} line={line} goods={goods} currency={currency} lotless={lotless} />
          ))}
        </ul>
      )}
      {paste}
    </div>
  );
}
