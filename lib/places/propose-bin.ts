/** A bin that could take units of the product: what of it lies there now, and how much is meant to. */
export type Candidate = {
  code: string;
  because: "pick_bin" | "holds_lot" | "holds_product" | "empty";
  /** Units that still fit; null where nobody said how many may lie there. */
  room: number | null;
};
export type Proposal = { bin: string; units: number; because: Candidate["because"] };

const ORDER: readonly Candidate["because"][] = ["pick_bin", "holds_lot", "holds_product", "empty"];

/**
 * Where units should go: the pick bin while it has room, then a bin that holds the lot or the product already, then an empty
 * one. An empty bin is proposed to one product only, so it is taken out of `free`. What finds no bin is not in the answer.
 */
export function proposeBins(units: number, candidates: readonly Candidate[], free: string[]): Proposal[] {
  const proposals: Proposal[] = [];
  let open = units;
  const known = candidates.toSorted((a, b) => ORDER.indexOf(a.because) - ORDER.indexOf(b.because));
  for (const { code, because, room } of known) {
    if (proposals.some(({ bin }) => bin === code)) continue;
    const fitting = Math.min(open, Math.max(0, room ?? open));
    if (fitting > 0) proposals.push({ bin: code, units: fitting, because });
    open -= fitting;
  }
  const empty = open > 0 ? free.shift() : undefined;
  if (empty !== undefined) proposals.push({ bin: empty, units: open, because: "empty" });
  return proposals;
}
