import { z } from "zod";
import { EXCEPTION_KINDS, type ExceptionKind } from "@/db/values";
import { inAddress } from "@/lib/catalogue/list-input";

export const EXCEPTION_OWNERS = ["me", "nobody"] as const;
type Owner = (typeof EXCEPTION_OWNERS)[number];

/** The address of the list; what is not understood is left out, so that an old link still shows a list. */
export const exceptionListInput = z.object({
  kind: inAddress(z.enum(EXCEPTION_KINDS)),
  owner: inAddress(z.enum(EXCEPTION_OWNERS)),
  location: inAddress(z.string().trim().min(1).max(64)),
  state: inAddress(z.enum(["closed"])),
  after: inAddress(z.string().max(200)),
  before: inAddress(z.string().max(200)),
});

export type ExceptionFilter = {
  kind?: ExceptionKind | undefined;
  owner?: Owner | undefined;
  location?: string | undefined;
  state?: "closed" | undefined;
  /** Of one order. */
  order?: string | undefined;
};
