const LINKS = "a[data-row-link]";
const CONTROLS = "a, button, input, select, textarea, label, summary";
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** Moves over the rows of a list with the arrow keys and makes the whole row a target. */
export function startRows(signal: AbortSignal): void {
  document.addEventListener("click", openRow, { signal });
  document.addEventListener("keydown", moveOverRows, { signal });
}

function openRow(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest(CONTROLS) || window.getSelection()?.toString()) return;
  const link = event.target.closest("[data-rows] tr")?.querySelector<HTMLAnchorElement>(LINKS);
  const { ctrlKey, metaKey, shiftKey } = event;
  link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

/** From inside a list, or from nowhere in particular into the first list of the page. */
function moveOverRows(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  const list = listFor(document.activeElement);
  if (!list) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>(LINKS)].filter((link) => link.checkVisibility());
  const target = linkFor(event.key, links);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

function listFor(focused: Element | null): Element | null {
  if (focused?.matches("input, select, textarea, [contenteditable]") || document.querySelector("dialog:modal")) return null;
  const outside = focused === null || focused === document.body || focused.id === "main";
  return outside ? document.querySelector("[data-rows]") : focused.closest("[data-rows]");
}

function linkFor(key: string, links: readonly HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  const here = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  if (key === "Home") return here < 0 ? undefined : links[0];
  if (key === "End") return here < 0 ? undefined : links.at(-1);
  const step = STEPS[key];
  if (step === undefined) return undefined;
  if (here < 0) return step > 0 ? links[0] : undefined;
  return links[Math.min(links.length - 1, Math.max(0, here + step))];
}
