import { z } from "zod";
import { SHORT_REASONS } from "@/db/values";
import { units } from "@/lib/orders/inputs";

/** What a picker did not find of a transfer. */
export const transferShortBody = z.object({ work: z.uuid(), units, reason: z.enum(SHORT_REASONS) });
export type TransferShortBody = z.output<typeof transferShortBody>;
