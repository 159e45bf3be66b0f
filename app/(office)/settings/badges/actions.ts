"use server";

import { issueBadge, resetPin, revokeBadge } from "@/lib/floor/badges";
import { badgeOfInput } from "@/lib/floor/inputs";
import { formAction } from "@/lib/server/action";

export const giveBadge = formAction(badgeOfInput, issueBadge);
export const takePin = formAction(badgeOfInput, resetPin);
export const endBadge = formAction(badgeOfInput, revokeBadge);
