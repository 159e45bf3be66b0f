import { z } from "zod";

const code = z.string().trim().min(1, "Fill this in.").max(64, "At most 64 characters.");
const counted = z.int("Write a whole number of units.").min(0, "0 or more.").max(1_000_000_000);

/** POST /api/v1/counts: asks for a count of a bin, of a product in it, or of a product at a location. */
export const countBody = z.object({ location: code, bin: code.nullish(), sku: code.nullish() });
export type CountBody = z.infer<typeof countBody>;

/** POST /api/v1/counts/{id}/entries: everything that was found; what is not named was not there. */
export const entriesBody = z.object({
  entries: z.array(z.object({ sku: code, lot: code.nullish(), units: counted })).max(500),
});
export type EntriesBody = z.infer<typeof entriesBody>;
