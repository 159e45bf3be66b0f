import { z } from "zod";
import { apiSpec } from "@/lib/server/api-spec";
import type { Promised } from "@/lib/verify/promises";
import type { VerifyRun } from "@/lib/verify/verify-run";

const verification = z
  .object({
    differing_rows: z.int().nullable().meta({ description: "Rows that differ from a promise; null while the first run is under way." }),
    at: z.iso.datetime().nullable().meta({ description: "When the run ended." }),
    scope: z.enum(["full", "changed"]).nullable(),
    invariants: z.array(
      z.object({
        name: z.string(),
        rows: z.int().nullable(),
        sentence: z.string(),
        examples: z
          .array(z.object({ id: z.string().nullable(), label: z.string().nullable(), expected: z.string(), found: z.string() }))
          .meta({ description: "The first of them; id and label are null where what the row belongs to is not there." }),
      }),
    ),
  })
  .meta({ id: "Verification" });

export const verifySpec = apiSpec({
  method: "GET",
  path: "/api/v1/verify",
  id: "verify",
  tag: "Verification",
  summary: "Whether every ledger agrees with every other",
  description: "The last result with its time. With run=full everything is proved now, which needs the right manage; one run at a time.",
  right: "view",
  query: z.object({ run: z.enum(["full"]).optional() }),
  answers: { 200: { description: "The result", schema: verification }, 409: { description: "Another run is under way." } },
});

/** The result as other programs see it, every promise with its count. */
export function verifyOnWire(run: VerifyRun | null, promises: readonly Promised[]): z.input<typeof verification> {
  const findings = new Map(run?.findings.map((finding) => [finding.name, finding]));
  return {
    differing_rows: run?.differingRows ?? null,
    at: run?.finishedAt.toISOString() ?? null,
    scope: run?.scope ?? null,
    invariants: promises.map(({ name, sentence }) => ({
      name,
      rows: findings.get(name)?.rows ?? null,
      sentence,
      examples: findings.get(name)?.examples ?? [],
    })),
  };
}
