"use client";

import Link from "next/link";
import { type KeyboardEvent, type ReactNode, type RefObject, type ToggleEvent, useId, useRef } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { HiddenInputs, type HiddenValues } from "@/components/ui/hidden-inputs";
import { placeLayer } from "@/components/ui/place-layer";

export type MenuItem =
  | "separator"
  | { label: string; href: string; hint?: string | undefined; current?: boolean | undefined }
  | {
      label: string;
      action: (form: FormData) => Promise<void> | void;
      hidden?: HiddenValues | undefined;
      hint?: string | undefined;
      tone?: "stop" | undefined;
      current?: boolean | undefined;
    };

type MenuProps = {
  label: string;
  /** What the button shows. */
  children: ReactNode;
  items: readonly MenuItem[];
  align?: "start" | "end" | undefined;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
};

const ITEM =
  "flex min-h-8 w-full items-center justify-between gap-4 rounded-sm px-2.5 text-left hover:bg-line-2 focus:bg-accent-wash focus:outline-none";

/** A button with a short list of places to go or things to do. */
export function Menu({ label, children, items, align = "start", variant = "ghost", size, className }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
        className={buttonClass(variant, size, className)}
      >
        {children}
      </button>
      <div
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={(event) => focusFirst(event, button, align)}
        onKeyDown={moveFocus}
        onClick={(event) =>
          event.target instanceof Element && event.target.closest('[role="menuitem"]') && event.currentTarget.hidePopover()
        }
        className={classNames(
          align === "start" ? "layer-start" : "layer-end",
          "appear min-w-52 rounded border border-line bg-sheet p-1 text-ink shadow-float",
        )}
      >
        {items.map((item, index) =>
          item === "separator" ? <hr key={`line-${index}`} className="my-1 border-line" /> : <MenuRow key={item.label} item={item} />,
        )}
      </div>
    </>
  );
}

function MenuRow({ item }: { item: Exclude<MenuItem, "separator"> }) {
  const text = (
    <>
      <span className={item.current ? "font-semibold" : undefined}>{item.label}</span>
      {item.hint && <span className="text-xs text-ink-3">{item.hint}</span>}
    </>
  );
  if ("href" in item)
    return (
      <Link role="menuitem" tabIndex={-1} href={item.href} aria-current={item.current || undefined} className={ITEM}>
        {text}
      </Link>
    );
  return (
    <form role="none" action={item.action}>
      <HiddenInputs values={item.hidden} />
      <button
        type="submit"
        role="menuitem"
        tabIndex={-1}
        aria-current={item.current || undefined}
        className={classNames(ITEM, item.tone === "stop" && "text-stop")}
      >
        {text}
      </button>
    </form>
  );
}

function focusFirst(event: ToggleEvent<HTMLElement>, button: RefObject<HTMLButtonElement | null>, align: "start" | "end"): void {
  if (event.newState !== "open") return;
  if (button.current) placeLayer(event.currentTarget, button.current, align);
  event.currentTarget.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const here = items.findIndex((item) => item === document.activeElement);
  const target = nextItem(event.key, items, here);
  if (event.key === "Tab") event.currentTarget.hidePopover();
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function nextItem(key: string, items: readonly HTMLElement[], here: number): HTMLElement | undefined {
  if (key === "ArrowDown") return items[(here + 1) % items.length];
  if (key === "ArrowUp") return items.at(here - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (key.length !== 1) return undefined;
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
