"use server";

import { createApiKey, revokeApiKey } from "@/lib/members/api-keys";
import { apiKeyIdInput, apiKeyInput } from "@/lib/members/inputs";
import { formAction } from "@/lib/server/action";

export const makeApiKey = formAction(apiKeyInput, createApiKey);
export const endApiKey = formAction(apiKeyIdInput, revokeApiKey);
