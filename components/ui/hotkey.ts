/** A key as pages write it: one letter ("e") or with the command key ("mod+enter"). */
export type Hotkey = string;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const partsOf = (hotkey: Hotkey): readonly string[] => hotkey.toLowerCase().split("+");

/** The form that assistive technology reads; the command key is Control or Meta, depending on the keyboard. */
export function ariaKeys(hotkey: Hotkey): string {
  const [first = "", ...rest] = partsOf(hotkey);
  if (first !== "mod") return [first, ...rest].map(capital).join("+");
  const tail = rest.map(capital).join("+");
  return `Control+${tail} Meta+${tail}`;
}

export const keyCaps = (hotkey: Hotkey): readonly string[] => partsOf(hotkey).map((part) => (part === "mod" ? "Ctrl" : capital(part)));
