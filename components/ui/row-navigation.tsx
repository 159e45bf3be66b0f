"use client";

import type { KeyboardEvent, MouseEvent, ReactNode } from "react";

const LINKS = "a[data-row-link]";
const CONTROLS = "a, button, input, select, textarea, label, summary";

const stepOf = (key: string): number | null => {
  if (key === "ArrowDown" || key === "j") return 1;
  if (key === "ArrowUp" || key === "k") return -1;
  return null;
};

/** Moves over the row links of a list with the arrow keys and makes the whole row a target, by two listeners for all rows. */
export function RowNavigation({ children }: { children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>(LINKS)];
    const target = linkFor(event.key, links);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element) || event.target.closest(CONTROLS) || window.getSelection()?.toString()) return;
    const link = event.target.closest("tr")?.querySelector<HTMLAnchorElement>(LINKS);
    const { ctrlKey, metaKey, shiftKey } = event;
    link?.dispatchEvent(new globalThis.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  };

  return (
    <div data-rows="" onKeyDown={onKeyDown} onClick={onClick}>
      {children}
    </div>
  );
}

const isTyping = (target: EventTarget): boolean => target instanceof Element && target.matches("input, select, textarea");

function linkFor(key: string, links: readonly HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  if (key === "Home") return links[0];
  if (key === "End") return links.at(-1);
  const step = stepOf(key);
  if (step === null) return undefined;
  const here = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  return links[Math.min(links.length - 1, Math.max(0, here + step))];
}
