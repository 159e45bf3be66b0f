import { z } from "zod";
import { code } from "@/lib/catalogue/field-schemas";

/** A natural key in an address. Keys may hold slashes, written plainly or as %2F, so several segments are one key. */
export const pathCode = z
  .union([z.string(), z.array(z.string())])
  .transform((segments) => decoded([segments].flat().join("/")))
  .pipe(code)
  .meta({ override: { type: "string" }, example: "TWL-70140-W" });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
