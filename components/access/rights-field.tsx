"use client";

import type { Right } from "@/db/values";
import { FieldNotes, useField } from "@/components/ui/field";

export type RightChoice = { right: Right; text: string; checked: boolean };
export type RightGroup = { name: string; choices: readonly RightChoice[] };

/** The rights by desk, as one field named "rights". */
export function RightsField({ groups }: { groups: readonly RightGroup[] }) {
  const wiring = useField({ name: "rights", id: undefined, error: undefined, hint: undefined });
  return (
    <fieldset className="min-w-0" aria-describedby={wiring.describedBy}>
      <legend className="mb-2 text-xs font-medium text-ink-2">Rights</legend>
      <div className="gap-x-6 sm:columns-2">
        {groups.map(({ name, choices }) => (
          <div key={name} role="group" aria-label={name} className="mb-4 grid break-inside-avoid content-start gap-0.5">
            <p className="text-xs text-ink-3">{name}</p>
            {choices.map(({ right, text, checked }) => (
              <label key={right} className="flex min-h-6 items-start gap-2 py-0.5 max-md:min-h-10 max-md:items-center">
                <input
                  type="checkbox"
                  name="rights"
                  value={right}
                  defaultChecked={checked}
                  aria-invalid={wiring.messages.length > 0 || undefined}
                  className="mt-0.5 size-4 shrink-0 accent-accent max-md:mt-0"
                />
                {text}
              </label>
            ))}
          </div>
        ))}
      </div>
      <div>
        <FieldNotes wiring={wiring} />
      </div>
    </fieldset>
  );
}
