import { z } from "zod";

/** Bin codes are read in capital letters, whoever types them. */
export const binCode = z.string().trim().min(1, "Name the bin.").max(40, "At most 40 characters.").toUpperCase();
export const lotCode = z.string().trim().min(1, "Name the lot.").max(40, "At most 40 characters.");
