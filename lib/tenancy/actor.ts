import type { ActorKind, Right } from "@/db/values";

/** Who acts, for which organization, with which rights. It comes from a session, an API key or a system rule, never from input. */
export type Actor = {
  orgId: string;
  kind: ActorKind;
  id: string | null;
  name: string;
  rights: ReadonlySet<Right>;
  /** Null is every location. */
  locationIds: readonly string[] | null;
  /** The one order that a customer's link reaches; whoever else acts reaches every order of the organization. */
  orderId?: string;
};
