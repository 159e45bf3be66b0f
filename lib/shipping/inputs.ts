import { z } from "zod";

const name = z.string().trim().min(1, "Fill this in.").max(64, "At most 64 characters.");

export const buyBody = z.object({
  carrier: name.nullish().describe("Left out, whichever is cheapest"),
  service: name.nullish().describe("Left out, the carrier's cheapest"),
  replace: z.boolean().nullish().describe("Void a valid label of the package and buy another"),
});
export type BuyBody = z.infer<typeof buyBody>;

export const manifestBody = z.object({ location: name.describe("Location code"), carrier: name });
export type ManifestBody = z.infer<typeof manifestBody>;
