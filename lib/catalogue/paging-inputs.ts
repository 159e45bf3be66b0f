import { z } from "zod";
import { keyOfCursor } from "@/lib/catalogue/keyset";

/** What every keyset list takes from its address. */
export const pagingQuery = {
  q: z.string().max(200).optional().meta({ description: "Words; each has to begin a word of what is found." }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .transform((cursor) => (cursor === undefined ? undefined : keyOfCursor(cursor)))
    .meta({ override: { type: "string" }, description: "next_cursor of the page before." }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** "true" and "false" in an address. */
export const flag = z.stringbool().optional();

export const pageAnswer = (items: z.ZodType) =>
  z.object({ items: z.array(items), next_cursor: z.string().nullable().meta({ description: "null on the last page." }) });
