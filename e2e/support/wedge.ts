import type { CDPSession, Page } from "@playwright/test";

const CONTROL = 2;
const SEPARATOR = "\u001D";

/** Types as a scanner does: all keys at once, the separator of GS1 symbols as Ctrl and ], and Enter at the end. */
export async function wedge(page: Page, code: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  // Sent without waiting for one another, because a busy machine would make a slow person of a fast scanner.
  await Promise.all([...Array.from(code).flatMap((character) => press(keyboard, character)), ...press(keyboard, "\r")]);
  await keyboard.detach();
}

function press(keyboard: CDPSession, character: string): Promise<unknown>[] {
  const key = keyOf(character);
  return [
    keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", ...key }),
    keyboard.send("Input.dispatchKeyEvent", { ...key, type: "keyUp" }),
  ];
}

type Key = { key: string; text?: string; modifiers?: number; code?: string; windowsVirtualKeyCode?: number };

function keyOf(character: string): Key {
  if (character === "\r") return { key: "Enter", code: "Enter", text: "\r", windowsVirtualKeyCode: 13 };
  if (character === SEPARATOR) return { key: "]", code: "BracketRight", modifiers: CONTROL, windowsVirtualKeyCode: 221 };
  return { key: character, text: character };
}
