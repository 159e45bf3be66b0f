"use server";

import { askForReset } from "@/lib/members/ask-for-reset";
import { resetRequestInput } from "@/lib/members/password-reset";
import { visitorAction } from "@/lib/server/action";

export const askWithForm = visitorAction(resetRequestInput, askForReset, { goTo: () => "/forgot?asked=1" });
