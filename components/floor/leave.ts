import { ask } from "@/components/floor/reach";
import { forgetPages } from "@/components/floor/shell/kept-pages";

const LOCKED = "onerow.locked";

/** Whether this tablet was locked while the server could not be told. */
export const isLockedHere = (): boolean => localStorage.getItem(LOCKED) !== null;

/** The lock is shown, so the server knows. */
export const forgetLock = (): void => localStorage.removeItem(LOCKED);

/**
 * Nobody works here any more: what was kept of the person's pages is forgotten first, then the server is told. Without a
 * connection the tablet remembers that it is locked, and the session ends by itself.
 */
export async function leaveTo(door: string): Promise<void> {
  localStorage.setItem(LOCKED, "1");
  await forgetPages();
  const told = await ask("/floor/leave", { method: "POST" });
  if (told) forgetLock();
  // A load of the document: the router keeps pages of its own.
  location.replace(told ? door : "/floor/offline");
}
