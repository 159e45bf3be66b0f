"use client";

import { type ReactNode, useId, useRef } from "react";
import { placeLayer } from "@/components/ui/place-layer";

const DELAY_MS = 250;

/** A note on something that can be pointed at or focused. Never the only place where a thing is said. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    if (!note.current || !anchor.current || note.current.matches(":popover-open")) return;
    note.current.showPopover({ source: anchor.current });
    placeLayer(note.current, anchor.current, "start");
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (note.current?.matches(":popover-open")) note.current.hidePopover();
  };
  const wait = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(show, DELAY_MS);
  };
  return (
    <span
      ref={anchor}
      aria-describedby={id}
      onPointerEnter={wait}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
      className="inline-flex"
    >
      {children}
      <span
        ref={note}
        id={id}
        role="tooltip"
        popover="manual"
        className="layer-above max-w-72 rounded-sm border border-transparent bg-ink px-2 py-1 text-xs whitespace-normal text-paper shadow-float"
      >
        {text}
      </span>
    </span>
  );
}
