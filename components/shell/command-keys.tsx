"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { hasCommandKey, isTyping, mayLeave, press, pressedOnPage, singleKeysOn } from "@/components/shell/key-press";

export type Place = { href: string; label: string; goKey: string };
export type Command = { href: string; label: string };

const CommandPalette = lazy(() =>
  import("@/components/shell/command-palette").then(({ CommandPalette: palette }) => ({ default: palette })),
);
const KeyboardHelp = lazy(() => import("@/components/shell/keyboard-help").then(({ KeyboardHelp: help }) => ({ default: help })));

const GO_WITHIN_MS = 1200;

type Open = "palette" | "help" | null;

/** Listens to the keyboard of the whole office. What it opens is fetched when it is first asked for. */
export function CommandKeys({ places, commands }: { places: readonly Place[]; commands: readonly Command[] }) {
  const [open, setOpen] = useState<Open>(null);
  const router = useRouter();
  const goUntil = useRef(0);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    if (hasCommandKey(event) && event.key.toLowerCase() === "k") return act(event, () => setOpen("palette"));
    const typing = isTyping(event.target);
    if (typing && !hasCommandKey(event)) return;
    if (!hasCommandKey(event) && !singleKeysOn()) return;
    const place = event.timeStamp < goUntil.current && places.find(({ goKey }) => goKey === event.key);
    goUntil.current = 0;
    if (place) return act(event, () => mayLeave() && router.push(place.href));
    const target = pressedOnPage(event);
    if (target) return act(event, () => press(target));
    if (hasCommandKey(event) || document.querySelector("dialog:modal")) return;
    if (event.key === "g") goUntil.current = event.timeStamp + GO_WITHIN_MS;
    if (event.key === "/") act(event, () => setOpen("palette"));
    if (event.key === "?") act(event, () => setOpen("help"));
  });

  const onClick = useEffectEvent((event: MouseEvent) => {
    const command = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-command]")?.dataset["command"] : undefined;
    if (command === "palette" || command === "help") setOpen(command);
  });

  useEffect(() => {
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick);
    };
  }, []);

  const close = () => setOpen(null);
  return (
    <Suspense fallback={<OnItsWay onGivenUp={close} />}>
      {open === "palette" && <CommandPalette places={places} commands={commands} onClosed={close} />}
      {open === "help" && <KeyboardHelp places={places} onClosed={close} />}
    </Suspense>
  );
}

/** Until what was asked for has come, Escape or a press elsewhere takes the question back, and letters are not yet commands. */
function OnItsWay({ onGivenUp }: { onGivenUp: () => void }) {
  const giveUp = useEffectEvent(onGivenUp);
  useEffect(() => {
    const off = new AbortController();
    const options = { signal: off.signal, capture: true };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") giveUp();
      else if (event.key.length === 1 && !hasCommandKey(event)) act(event, () => event.stopPropagation());
    };
    document.addEventListener("keydown", onKey, options);
    document.addEventListener("pointerdown", () => giveUp(), options);
    return () => off.abort();
  }, []);
  return null;
}

function act(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  run();
}
