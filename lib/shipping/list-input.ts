import { z } from "zod";
import { inAddress } from "@/lib/catalogue/list-input";

/** The address of the shipments, of the packages that wait and of the manifests. */
export const shipmentListInput = z.object({
  q: inAddress(z.string().trim().max(64)),
  location: inAddress(z.string().trim().min(1).max(64)),
  after: inAddress(z.string().max(200)),
  before: inAddress(z.string().max(200)),
});

/** The address of what carriers reported. */
export const messageListInput = shipmentListInput.pick({ after: true, before: true }).extend({ result: inAddress(z.enum(["waiting"])) });
