"use server";

import { enterByInvitation } from "@/lib/members/enter-by-invitation";
import { acceptInput } from "@/lib/members/inputs";
import { visitorAction } from "@/lib/server/action";

export const acceptWithForm = visitorAction(acceptInput, enterByInvitation, { goTo: () => "/orders" });
