"use server";

import { resetInput, resetPassword } from "@/lib/members/password-reset";
import { visitorAction } from "@/lib/server/action";

export const resetWithForm = visitorAction(resetInput, resetPassword, { goTo: () => "/sign-in?reset=1" });
