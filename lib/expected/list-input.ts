import { z } from "zod";
import { businessDay } from "@/lib/catalogue/field-schemas";
import { inAddress, listPlace } from "@/lib/catalogue/list-input";

/** Without a state the list shows what is still awaited. */
export const EXPECTED_STATE_VIEWS = ["open", "receiving", "closed", "all"] as const;
export type ExpectedStateView = (typeof EXPECTED_STATE_VIEWS)[number];

/** The address of the list; what is not understood is left out, so that an old link still shows a list. */
export const expectedListInput = z.object({
  q: listPlace.q,
  location: inAddress(z.string().trim().min(1).max(64)),
  state: inAddress(z.enum(EXPECTED_STATE_VIEWS)),
  from: inAddress(businessDay),
  to: inAddress(businessDay),
  after: inAddress(z.string().max(200)),
  before: inAddress(z.string().max(200)),
});
export type ExpectedFilter = {
  q?: string | undefined;
  location?: string | undefined;
  state?: ExpectedStateView | undefined;
  from?: string | undefined;
  to?: string | undefined;
};
