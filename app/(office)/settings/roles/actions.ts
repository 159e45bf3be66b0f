"use server";

import { roleInput } from "@/lib/members/inputs";
import { putRole } from "@/lib/members/roles";
import { formAction } from "@/lib/server/action";

export const saveRole = formAction(roleInput, putRole);
