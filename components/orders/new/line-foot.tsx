"use client";

import { LineOutcome } from "@/components/orders/new/line-outcome";
import { LineTerms, type LineTermsProps } from "@/components/orders/new/line-terms";

type LineFootProps = LineTermsProps & { locations: Readonly<Record<string, string>> };

/** What would become of a line, and the terms of its own; fetched when there is one. */
export function LineFoot({ line, place, forecast, locations, rates, onChange }: LineFootProps) {
  return (
    <div className="col-span-full flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <LineOutcome name={forecast?.name ?? line.name} forecast={forecast} locations={locations} />
      <LineTerms line={line} place={place} forecast={forecast} rates={rates} onChange={onChange} />
    </div>
  );
}
