"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { placeLayer } from "@/components/ui/place-layer";

const DELAY_MS = 250;
const REACHABLE = "a[href], button, input, select, textarea, [tabindex]";

/** A note on something that can be pointed at or focused; Escape hides it. Never the only place where a thing is said. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (anchor.current && note.current) return hang(note.current, anchor.current);
    return undefined;
  }, []);
  return (
    <span ref={anchor} className="inline-flex max-w-full rounded-sm">
      {children}
      <span
        ref={note}
        id={id}
        role="tooltip"
        popover="manual"
        className="layer-above max-w-72 rounded-sm border border-transparent bg-ink px-2 py-1 text-xs font-normal whitespace-normal text-paper shadow-float"
      >
        {text}
      </span>
    </span>
  );
}

/** Shows the note while its anchor is pointed at or holds the focus. What cannot take the focus itself is made to. */
function hang(note: HTMLElement, anchor: HTMLElement): () => void {
  const control = anchor.querySelector<HTMLElement>(REACHABLE) ?? anchor;
  if (control === anchor) anchor.tabIndex = 0;
  control.setAttribute("aria-describedby", note.id);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    if (note.matches(":popover-open")) return;
    note.showPopover({ source: anchor });
    placeLayer(note, anchor, "start");
  };
  const hide = (): void => {
    clearTimeout(timer);
    if (note.matches(":popover-open")) note.hidePopover();
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(show, DELAY_MS);
  };
  const off = new AbortController();
  const { signal } = off;
  anchor.addEventListener("pointerenter", wait, { signal });
  anchor.addEventListener("pointerleave", hide, { signal });
  anchor.addEventListener("focusin", show, { signal });
  anchor.addEventListener("focusout", hide, { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(), { signal });
  return () => {
    off.abort();
    clearTimeout(timer);
  };
}
