import { placeLayer } from "@/components/ui/place-layer";

const ITEM = '[role="menuitem"]';

/** What the platform leaves open about popovers: a menu takes the focus and the arrow keys, and choosing closes it. */
export function startLayers(signal: AbortSignal): void {
  document.addEventListener("toggle", opened, { signal, capture: true });
  document.addEventListener("keydown", moveInMenu, { signal });
  document.addEventListener("click", chosen, { signal });
}

function opened(event: Event): void {
  const layer = event.target;
  if (!(event instanceof ToggleEvent) || event.newState !== "open" || !(layer instanceof HTMLElement) || !layer.hasAttribute("popover"))
    return;
  const button = document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(layer.id)}"]`);
  if (button && layer.hasAttribute("data-hangs")) placeLayer(layer, button);
  if (layer.role === "menu") layer.querySelector<HTMLElement>(ITEM)?.focus();
}

function chosen(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return;
  event.target.closest(`a[href], ${ITEM}`)?.closest<HTMLElement>("[popover]:popover-open")?.hidePopover();
}

function moveInMenu(event: KeyboardEvent): void {
  const menu = document.activeElement?.closest<HTMLElement>('[role="menu"]:popover-open');
  if (!menu) return;
  const items = [...menu.querySelectorAll<HTMLElement>(ITEM)];
  const here = items.findIndex((item) => item === document.activeElement);
  const target = nextItem(event.key, items, here);
  if (event.key === "Tab") menu.hidePopover();
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function nextItem(key: string, items: readonly HTMLElement[], here: number): HTMLElement | undefined {
  if (key === "ArrowDown") return items[(here + 1) % items.length];
  if (key === "ArrowUp") return items.at(Math.max(here, 0) - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
