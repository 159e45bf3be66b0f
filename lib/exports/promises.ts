import { lastRun } from "@/lib/verify/last-run";
import { PROMISES, type Promised } from "@/lib/verify/promises";
import type { VerifyRun } from "@/lib/verify/verify-run";
import { allAtOnce } from "./all-at-once";
import type { Column } from "./csv";
import { exportOf } from "./export";

type Proved = Promised & { run: VerifyRun | null };

const differing = ({ name, run }: Proved): number | null => run?.findings.find((finding) => finding.name === name)?.rows ?? null;

const COLUMNS: Column<Proved>[] = [
  { title: "Ledger", cell: ({ ledger }) => ledger },
  { title: "Promise", cell: ({ sentence }) => sentence },
  { title: "Rows differing", cell: differing },
  { title: "Proved at", cell: ({ run }) => run?.finishedAt ?? null },
];

/** Every promise with what the last run found. */
export const exportPromises = exportOf(COLUMNS, ({ actor }) =>
  allAtOnce(async () => {
    const run = await lastRun(actor.orgId);
    return PROMISES.map((promised) => ({ ...promised, run }));
  }),
);
