"use client";

import { FieldNotes, useField } from "@/components/ui/field";

export type LocationChoice = { id: string; name: string };

/** None ticked is every location, also those that are opened later. */
export function LocationsField({ locations, chosen }: { locations: readonly LocationChoice[]; chosen: readonly string[] }) {
  const hint = "None ticked means every location, also future ones.";
  const wiring = useField({ name: "locationIds", id: undefined, error: undefined, hint });
  return (
    <fieldset className="min-w-0" aria-describedby={wiring.describedBy}>
      <legend className="mb-1 text-xs font-medium text-ink-2">Only these locations</legend>
      {locations.map(({ id, name }) => (
        <label key={id} className="flex min-h-6 items-center gap-2 max-md:min-h-10">
          <input
            type="checkbox"
            name="locationIds"
            value={id}
            defaultChecked={chosen.includes(id)}
            className="size-4 shrink-0 accent-accent"
          />
          {name}
        </label>
      ))}
      <FieldNotes wiring={wiring} hint={hint} />
    </fieldset>
  );
}
