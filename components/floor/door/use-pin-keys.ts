"use client";

import { useEffect, useEffectEvent } from "react";

type PinKeys = { add: (figure: string) => void; back: () => void; submit: () => void; clear: () => void };

// A scanner that is slower than this between two keys is none.
const PAUSE_MS = 500;

/**
 * A PIN from a keyboard, however fast it is typed. Figures that come with letters are a badge that is being scanned: they are
 * no PIN, and its Enter is no try.
 */
export function usePinKeys(keys: PinKeys): void {
  const { add, back, submit, clear } = keys;
  const onFigure = useEffectEvent(add);
  const onBack = useEffectEvent(back);
  const onEnter = useEffectEvent(submit);
  const onScan = useEffectEvent(clear);
  useEffect(() => {
    let scanning = false;
    let last = 0;
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey, timeStamp } = event;
      if (ctrlKey || altKey || metaKey) return;
      if (timeStamp - last > PAUSE_MS) scanning = false;
      last = timeStamp;
      if (key === "Enter") {
        // On a button it presses that button.
        if (!scanning && !(event.target instanceof HTMLButtonElement)) onEnter();
        scanning = false;
      } else if (key === "Backspace") onBack();
      else if (/^\d$/.test(key)) {
        if (!scanning) onFigure(key);
      } else if (key.length === 1 && key !== " ") {
        scanning = true;
        onScan();
      }
    };
    // Before the scanner's own listener, which takes fast keys for itself.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
