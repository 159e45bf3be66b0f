import type { ImportStatus } from "@/db/values";
import type { Step } from "@/components/ui/stepper";

const STEPS = ["upload", "columns", "rehearsal", "import"] as const;
export type ImportStep = (typeof STEPS)[number];

const LABELS = { upload: "Upload", columns: "Columns and choices", rehearsal: "Rehearse", import: "Import" } satisfies Record<
  ImportStep,
  string
>;

/** The way of a file; while nothing is placed its columns can be gone back to. */
export function stepsOf(current: ImportStep | "end", columnsHref: string | null): Step[] {
  const at = current === "end" ? STEPS.length : STEPS.indexOf(current);
  return STEPS.map((step, index) => ({
    label: LABELS[step],
    state: index < at ? "done" : index === at ? "current" : "todo",
    href: step === "columns" ? (columnsHref ?? undefined) : undefined,
  }));
}

export function stepOfJob({ status, rehearsal }: { status: ImportStatus; rehearsal: boolean }): ImportStep | "end" {
  if (status === "done") return "end";
  return rehearsal && status !== "mapping" ? "rehearsal" : "import";
}
