import { KINDS } from "@/db/values";

export const kinds = KINDS;
