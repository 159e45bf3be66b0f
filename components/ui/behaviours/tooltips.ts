import { placeLayer } from "@/components/ui/place-layer";

const DELAY_MS = 250;
const ANCHOR = "[data-tooltip]";

/** Shows a note while its anchor is pointed at or holds the focus; Escape hides it. */
export function startTooltips(signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | null = null;
  const hide = (): void => {
    clearTimeout(timer);
    if (shown?.matches(":popover-open")) shown.hidePopover();
    shown = null;
  };
  const show = (anchor: HTMLElement): void => {
    const note = anchor.querySelector<HTMLElement>('[role="tooltip"]');
    if (!note || note === shown) return;
    hide();
    note.showPopover({ source: anchor });
    placeLayer(note, anchor);
    shown = note;
  };
  const anchorOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(ANCHOR) : null;
  const pointed = (event: Event): void => {
    const anchor = anchorOf(event);
    if (!anchor) return hide();
    clearTimeout(timer);
    timer = setTimeout(() => show(anchor), DELAY_MS);
  };
  const focused = (event: Event): void => {
    const anchor = anchorOf(event);
    if (anchor) show(anchor);
    else hide();
  };
  document.addEventListener("pointerover", pointed, { signal });
  document.addEventListener("focusin", focused, { signal });
  document.addEventListener("focusout", hide, { signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(), { signal });
}
