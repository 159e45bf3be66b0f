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

const millimetres = z.int().min(1, "At least 1 millimetre.").max(10_000, "At most 10 metres.");

export const quoteBody = z.union(
  [
    z.object({ package: z.uuid() }),
    z.object({
      location: name.describe("Location code the package leaves from"),
      to: z.object({ country: z.string().trim().min(1).max(60), postcode: z.string().trim().max(20).default("") }),
      weight_g: z.int().min(1, "At least 1 gram.").max(2_000_000, "At most 2,000 kg."),
      size_mm: z
        .object({ length: millimetres, width: millimetres, height: millimetres })
        .nullish()
        .describe("Where a service bills by volume, the greater of weight and volume weight counts"),
    }),
  ],
  "Name a package, or a location with an address and a weight.",
);
export type QuoteBody = z.infer<typeof quoteBody>;
