import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { Mono } from "@/components/ui/mono";

/** What the product is, drawn as it looks on every order. An example, so it is a figure and not a record. */
export function OneRow() {
  return (
    <figure
      className="rounded border border-line bg-sheet px-4 py-3.5 max-md:hidden"
      aria-label="An example: one order and its four consequences"
    >
      <div className="mb-2.5 flex items-baseline justify-between gap-4">
        <p>
          <b>SO-10482</b> <span className="text-ink-2">placed, 23 units for € 1,184.40</span>
        </p>
        <Mono>transaction 904,118</Mono>
      </div>
      <div className="grid grid-cols-4 divide-x divide-line overflow-hidden rounded-sm border border-line">
        <Effect chip={<Chip tone="ok">Reserved</Chip>} figure="23 units" note="in two locations" />
        <Effect chip={<Chip tone="ok">Posted</Chip>} figure="€ 1,184.40" note="receivable, due 21 Dec" />
        <Effect chip={<Chip tone="ok">Queued</Chip>} figure="Confirmation" note="mail to the customer" />
        <Effect chip={<Chip tone="ok">Tagged</Chip>} figure="repeat" note="on the account" />
      </div>
      <figcaption className="mt-2.5 text-sm text-ink-2">All four are recorded with the order, or none of them is.</figcaption>
    </figure>
  );
}

function Effect({ chip, figure, note }: { chip: ReactNode; figure: string; note: string }) {
  return (
    <div className="px-3 py-2.5">
      {chip}
      <p className="mt-1 text-md font-semibold tabular-nums">{figure}</p>
      <p className="text-sm text-ink-2">{note}</p>
    </div>
  );
}
