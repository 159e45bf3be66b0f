import type { Invariant } from "@/lib/verify/invariant";
import { INVARIANTS } from "@/lib/verify/invariants";

export type Promised = Pick<Invariant, "name" | "ledger" | "about" | "sentence">;

/** Not one query but a probe: see probe-tenancy. */
export const TENANCY: Promised = {
  name: "organizations_are_apart",
  ledger: "organizations",
  about: "table",
  sentence: "Asked for by id, no row of another organization can be seen from this one.",
};

/** Everything that a run proves, in plain words. */
export const PROMISES: readonly Promised[] = [
  ...INVARIANTS.map(({ name, ledger, about, sentence }) => ({ name, ledger, about, sentence })),
  TENANCY,
];
