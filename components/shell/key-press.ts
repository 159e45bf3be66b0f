const EDITABLE = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
const SINGLE_KEYS = "onerow.single-keys";

/** Single letters can be turned off, for those who speak to their computer (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => localStorage.getItem(SINGLE_KEYS) !== "off";
export const setSingleKeys = (on: boolean): void => (on ? localStorage.removeItem(SINGLE_KEYS) : localStorage.setItem(SINGLE_KEYS, "off"));

export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(EDITABLE) !== null;

export const hasCommandKey = (event: KeyboardEvent): boolean => event.metaKey || event.ctrlKey;

/** The key of an event in the words of aria-keyshortcuts; shift is left out because it is already in "?" and capital letters. */
function spoken(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (event.ctrlKey) return `Control+${key}`;
  return event.metaKey ? `Meta+${key}` : key;
}

export type PageKey = { keys: string; label: string; element: HTMLElement };

const isReachable = (element: HTMLElement): boolean =>
  element.checkVisibility() && !element.matches(":disabled, [aria-disabled=true]") && element.closest("[inert]") === null;

const labelOf = (element: HTMLElement): string => {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return "";
  for (const hint of copy.querySelectorAll('[aria-hidden="true"]')) hint.remove();
  return element.getAttribute("aria-label") ?? copy.textContent.trim();
};

/** What can be pressed by key now: inside the open dialog when there is one, else on the page. */
export function pageKeys(): readonly PageKey[] {
  const scope: ParentNode = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document;
  return [...scope.querySelectorAll<HTMLElement>("[aria-keyshortcuts]")]
    .filter(isReachable)
    .map((element) => ({ keys: element.getAttribute("aria-keyshortcuts") ?? "", label: labelOf(element), element }));
}

export const pressedOnPage = (event: KeyboardEvent): HTMLElement | undefined =>
  pageKeys().find(({ keys }) => keys.split(" ").includes(spoken(event)))?.element;

/** Fields take the focus, everything else is pressed. */
export function press(element: HTMLElement): void {
  if (!element.matches("input, select, textarea")) return element.click();
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}

/** Whether the page may be left by a key: a form with unsent input asks first. */
export const mayLeave = (): boolean => document.dispatchEvent(new Event("onerow:leave", { cancelable: true }));
