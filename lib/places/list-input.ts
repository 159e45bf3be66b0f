import { z } from "zod";
import { BIN_KINDS } from "@/db/values";
import { inAddress, listPlace } from "@/lib/catalogue/list-input";

export const binListInput = z.object({
  ...listPlace,
  location: inAddress(z.string().max(64)),
  zone: inAddress(z.string().max(64)),
  kind: inAddress(z.enum(BIN_KINDS)),
  state: inAddress(z.enum(["empty", "archived"])),
});
export type BinListInput = z.output<typeof binListInput>;
