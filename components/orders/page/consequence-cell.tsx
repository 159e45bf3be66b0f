import type { ReactNode } from "react";
import { Chip, type ChipProps } from "@/components/ui/chip";

export type ConsequenceFigures = {
  chip: Pick<ChipProps, "tone" | "shape"> & { text: ReactNode };
  figure: ReactNode;
  detail: ReactNode;
};

/** One of the four consequences: its state, its figure, and what it is about. */
function ConsequenceCell({ id, name, chip: { text, ...chip }, figure, detail }: ConsequenceFigures & { id: string; name: string }) {
  return (
    <li
      data-consequence={id}
      className="grid min-w-0 content-start justify-items-start gap-0.5 border-line px-3 py-2.5 data-tour:bg-accent-wash"
    >
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
      <ConsequenceCell id="stock" name="Stock" {...stock} />
      <ConsequenceCell id="receivable" name="Receivable" {...receivable} />
      <ConsequenceCell id="email" name="Email" {...email} />
      <ConsequenceCell id="tag" name="Tag" {...tag} />
    </ul>
  );
}
