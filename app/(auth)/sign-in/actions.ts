"use server";

import { signInInput } from "@/app/(auth)/sign-in/inputs";
import { visitorAction } from "@/lib/server/action";
import { safePath } from "@/lib/tenancy/safe-path";
import { signIn } from "@/lib/tenancy/session-commands";

export const signInWithForm = visitorAction(signInInput, signIn, { goTo: (_outcome, { next }) => safePath(next) });
