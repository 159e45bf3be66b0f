import type { Actor } from "@/lib/tenancy/actor";
import type { OpenLink } from "./open-link";

/** Whoever holds the link, and what the organization lets such a person do: at most cancel, and only this order. */
export const customerActor = ({ id, orgId, orderId }: OpenLink, customersCancel: boolean): Actor => ({
  orgId,
  kind: "customer",
  id,
  name: "Customer",
  rights: new Set(customersCancel ? (["cancel"] as const) : []),
  locationIds: null,
  orderId,
});
