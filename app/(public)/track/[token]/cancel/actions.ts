"use server";

import { visitorAction } from "@/lib/server/action";
import { trackCancelForm } from "@/lib/track/inputs";
import { cancelFromPage } from "@/lib/track/open-page";

export const cancelWithForm = visitorAction(trackCancelForm, cancelFromPage, { goTo: (_outcome, { token }) => `/track/${token}` });
