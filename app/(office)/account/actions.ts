"use server";

import { passwordInput } from "@/lib/members/account";
import { changeOwnPassword } from "@/lib/members/change-own-password";
import { formAction } from "@/lib/server/action";

export const savePassword = formAction(passwordInput, changeOwnPassword);
