import type { ReactNode } from "react";
import { Chip, type ChipProps } from "@/components/ui/chip";

export type ConsequenceFigures = {
  chip: Pick<ChipProps, "tone" | "shape"> & { text: ReactNode };
  figure: ReactNode;
  detail: ReactNode;
};

/** One of the four consequences: its state, its figure, and what it is about. */
export function ConsequenceCell({ name, chip: { text, ...chip }, figure, detail }: ConsequenceFigures & { name: string }) {
  return (
    <li className="grid min-w-0 content-start justify-items-start gap-0.5 border-line px-3 py-2.5">
      <span className="sr-only">{name}:</span>
      <Chip {...chip}>{text}</Chip>
      <strong className="mt-1 max-w-full text-md break-words tabular-nums">{figure}</strong>
      <small className="max-w-full break-words text-ink-2">{detail}</small>
    </li>
  );
}

export type FourFigures = { stock: ConsequenceFigures; receivable: ConsequenceFigures; email: ConsequenceFigures; tag: ConsequenceFigures };

const FOUR_GRID = "grid overflow-hidden rounded-sm border border-line md:grid-cols-4 max-md:[&>li+li]:border-t md:[&>li+li]:border-l";

/** The four side by side, always in the same order. */
export function FourConsequences({ stock, receivable, email, tag }: FourFigures) {
  return (
    <ul className={FOUR_GRID} aria-label="The four consequences">
      <ConsequenceCell name="Stock" {...stock} />
      <ConsequenceCell name="Receivable" {...receivable} />
      <ConsequenceCell name="Email" {...email} />
      <ConsequenceCell name="Tag" {...tag} />
    </ul>
  );
}
