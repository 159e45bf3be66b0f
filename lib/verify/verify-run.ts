import type { Finding } from "@/lib/verify/find-drift";

export type VerifyScope = "full" | "changed";
export type VerifyRun = { scope: VerifyScope; startedAt: Date; finishedAt: Date; differingRows: number; findings: Finding[] };
