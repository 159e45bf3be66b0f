"use client";

import { useState } from "react";
import { FieldNotes, useField } from "@/components/ui/field";

export type LocationChoice = { id: string; name: string };

const LINE = "flex min-h-6 items-center gap-2 max-md:min-h-10";
const BOX = "size-4 shrink-0 accent-accent";

/** Every location, or those that are ticked; `chosen` is null for every one. */
export function LocationsField({ locations, chosen }: { locations: readonly LocationChoice[]; chosen: readonly string[] | null }) {
  const [every, setEvery] = useState(chosen === null);
  const wiring = useField({ name: "locationIds", id: undefined, error: undefined, hint: undefined });
  return (
    <fieldset className="min-w-0" aria-describedby={wiring.describedBy}>
      <legend className="mb-1 text-xs font-medium text-ink-2">Locations</legend>
      <label className={LINE}>
        <input type="checkbox" name="everyLocation" checked={every} onChange={() => setEvery(!every)} className={BOX} />
        Every location, also future ones
      </label>
      {locations.map(({ id, name }) => (
        <label key={id} className={LINE}>
          <input
            type="checkbox"
            name="locationIds"
            value={id}
            defaultChecked={chosen?.includes(id)}
            onChange={() => setEvery(false)}
            className={BOX}
          />
          {name}
        </label>
      ))}
      <FieldNotes wiring={wiring} />
    </fieldset>
  );
}
