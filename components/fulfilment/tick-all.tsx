"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** How many orders of its form are ticked, and how to tick all or none at once. */
export function TickAll({ ticked }: { ticked: number }) {
  const own = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(ticked);
  useEffect(() => {
    const form = own.current?.closest("form");
    const recount = () => setCount(boxesIn(form).filter((box) => box.checked).length);
    recount();
    form?.addEventListener("change", recount);
    return () => form?.removeEventListener("change", recount);
  }, [ticked]);
  const tick = (checked: boolean) => {
    const boxes = boxesIn(own.current?.closest("form"));
    for (const box of boxes) box.checked = checked;
    setCount(checked ? boxes.length : 0);
  };
  return (
    <div ref={own} className="flex flex-wrap items-center gap-2">
      <p aria-live="polite" className="mr-auto">
        {count === 1 ? "1 order chosen" : `${count} orders chosen`}
      </p>
      <Button size="sm" onClick={() => tick(true)}>
        All
      </Button>
      <Button size="sm" onClick={() => tick(false)}>
        None
      </Button>
    </div>
  );
}

const boxesIn = (form: Element | null | undefined): HTMLInputElement[] => [
  ...(form?.querySelectorAll<HTMLInputElement>("input[name=orders]:enabled") ?? []),
];
