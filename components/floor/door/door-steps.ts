import { readOwnCode } from "@/lib/scanning/own-code";

export const LONGEST_PIN = 8;

/** badge: nobody is here yet. Then the PIN, or a new one, twice. */
export type DoorStep =
  | { at: "badge" }
  | { at: "pin"; badge: string; name: string }
  | { at: "choose"; badge: string; name: string }
  | { at: "again"; badge: string; name: string; chosen: string };

/** What stands over the keypad. */
export function promptOf(step: Exclude<DoorStep, { at: "badge" }>): string {
  switch (step.at) {
    case "pin":
      return "Enter your PIN";
    case "choose":
      return "Choose a PIN of 4 to 8 figures";
    case "again":
      return "Enter the new PIN again";
  }
}

/** After the choice the same figures are asked for once more. */
export const afterKnown = (badge: string, known: { name: string; choosesPin: boolean }): DoorStep => ({
  at: known.choosesPin ? "choose" : "pin",
  badge,
  name: known.name,
});

export const isBadge = (scanned: string): boolean => readOwnCode(scanned.trim())?.kind === "badge";
