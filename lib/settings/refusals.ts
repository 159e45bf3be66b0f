import type { Refusal } from "@/lib/result/refusal";
import { sentencesOf } from "@/lib/result/sentences";

/** What a change of settings can be refused for, with its HTTP status and sentence; {subject} is what the refusal names. */
export const SETTINGS_REFUSALS = {
  no_right: { status: 403, title: "Only people who may manage the organization change its settings." },
  not_found: { status: 404, title: "There is no such entry." },
  stale: { status: 409, title: "Somebody changed this since you opened it. Reload to see it as it is now, then change it again." },
  code_taken: { status: 409, title: "The code {subject} exists already." },
  location_not_empty: { status: 409, title: "{subject} are still there; move or adjust them first." },
  last_location: { status: 409, title: "This is the only active location; orders need one to reserve from." },
  tag_taken: { status: 409, title: "Another rule gives the tag {subject} already." },
} as const satisfies Record<string, { status: number; title: string }>;

export type SettingsCode = keyof typeof SETTINGS_REFUSALS;
export type SettingsRefusal = Refusal<SettingsCode>;
export const SETTINGS_REFUSAL_TEXT = sentencesOf(SETTINGS_REFUSALS);
