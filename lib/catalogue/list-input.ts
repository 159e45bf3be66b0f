import { z } from "zod";
import { PRODUCT_KINDS } from "@/db/values";

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** One word of a list's address; what is not understood is left out, so that an old link still shows a list. */
export const inAddress = <T extends z.ZodType>(schema: T) => z.preprocess(first, schema.optional().catch(undefined));

export const listPlace = {
  q: z.preprocess(first, z.string().trim().max(200).catch("").default("")),
  after: inAddress(z.string().max(64)),
  before: inAddress(z.string().max(64)),
};

export const productListInput = z.object({
  ...listPlace,
  kind: inAddress(z.enum(PRODUCT_KINDS)),
  state: inAddress(z.enum(["low", "archived"])),
});

export const priceListInput = z.object({ ...listPlace, state: inAddress(z.enum(["archived"])) });
