"use server";

import { badgeInput, newPinInput, pinInput } from "@/lib/floor/inputs";
import { choosePinHere, enterHere, presentHere } from "@/lib/floor/session-commands";
import { visitorAction } from "@/lib/server/action";

export const presentBadge = visitorAction(badgeInput, presentHere);
export const enterWithPin = visitorAction(pinInput, enterHere);
export const choosePin = visitorAction(newPinInput, choosePinHere);
