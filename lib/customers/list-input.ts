import { z } from "zod";
import { CUSTOMER_KINDS, TERMS } from "@/db/values";
import { inAddress, listPlace } from "@/lib/catalogue/list-input";

export const customerListInput = z.object({
  ...listPlace,
  kind: inAddress(z.enum(CUSTOMER_KINDS)),
  terms: inAddress(z.enum(TERMS)),
  state: inAddress(z.enum(["over", "archived"])),
  list: inAddress(z.string().max(64)),
});
