"use client";

import { useEffect, useEffectEvent } from "react";
import { GAP_ELSEWHERE_MS, GAP_IN_FIELD_MS, type KeyPress, WedgeCollector } from "@/components/scanning/wedge-collector";

/** Marks the one field into which a scanner may write. */
export const SCAN_FIELD = { "data-scan-field": "" };

const EDITABLE = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** Hears a scanner that types, wherever the focus is, except while a person writes into a field. */
export function useWedgeScanner(onScan: (code: string) => void): void {
  const give = useEffectEvent(onScan);
  useEffect(() => {
    const collector = new WedgeCollector();
    const onKeyDown = (event: KeyboardEvent): void => hear(collector, event, give);
    // Before anything else on the page, so that an Enter of the scanner presses no button.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

function hear(collector: WedgeCollector, event: KeyboardEvent, give: (code: string) => void): void {
  const field = event.target instanceof Element ? event.target.closest(EDITABLE) : null;
  const inScanField = field?.matches("[data-scan-field]") === true;
  if ((field && !inScanField) || event.isComposing || event.repeat) {
    collector.forget();
    return;
  }
  const heard = collector.press(pressOf(event), inScanField ? GAP_IN_FIELD_MS : GAP_ELSEWHERE_MS);
  // In the field a person sees what comes; elsewhere the keys of a code are no commands to the page.
  if (heard.kind === "nothing" || (heard.kind === "part" && inScanField)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (heard.kind !== "code") return;
  if (field instanceof HTMLInputElement) field.value = "";
  // Behind an open question a scan would do something that nobody sees; it must not answer the question either.
  const question = document.querySelector("dialog:modal");
  if (!question || question.contains(field)) give(heard.code);
}

function pressOf({ key, timeStamp, ctrlKey, altKey, metaKey }: KeyboardEvent): KeyPress {
  return { key, at: timeStamp, ctrl: ctrlKey, alt: altKey, meta: metaKey };
}
