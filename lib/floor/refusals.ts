import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import type { Refusal } from "@/lib/result/refusal";
import { sentencesOf } from "@/lib/result/sentences";

/** What tablets, badges and signing in with them can be refused for; {subject} is what the refusal names. */
export const FLOOR_REFUSALS = {
  no_right: MEMBER_REFUSALS.no_right,
  not_found: MEMBER_REFUSALS.not_found,
  location_unknown: { status: 422, title: "There is no such location any more. Reload the page and choose another." },
  device_unknown: { status: 401, title: "This tablet is not admitted, or not any more. Ask an administrator for a code." },
  admission_ended: { status: 409, title: "This code has ended: it was used, replaced, or is older than half an hour. Ask for another." },
  badge_unknown: { status: 401, title: "No badge of this organization has that code. Scan it again, or ask for a new one." },
  badge_locked: { status: 429, title: "Five wrong PINs: the badge is locked. Try again in {subject}." },
  pin_wrong: { status: 401, title: "That is not the PIN. {subject} before the badge is locked." },
  pin_not_chosen: { status: 409, title: "The badge has no PIN yet. Scan it again and choose one." },
  pin_chosen: { status: 409, title: "The badge has a PIN by now. Scan it again and enter that one." },
  pin_weak: { status: 422, title: "Everybody tries that PIN first. Choose figures that are neither all the same nor in a row." },
  pins_differ: { status: 422, title: "The two PINs are not the same. Enter the new one again." },
  not_here: { status: 403, title: "You do not work at {subject}. Ask an administrator to add the location, or use a tablet of your own." },
  no_floor_work: { status: 403, title: "Your role includes no work on the floor. Ask an administrator for the rights." },
  too_many_attempts: { status: 429, title: "Too many attempts. Try again in {subject}." },
} as const satisfies Record<string, { status: number; title: string }>;

export type FloorCode = keyof typeof FLOOR_REFUSALS;
export type FloorRefusal = Refusal<FloorCode>;
export const FLOOR_REFUSAL_TEXT = sentencesOf(FLOOR_REFUSALS);
