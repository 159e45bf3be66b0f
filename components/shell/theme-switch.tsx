"use client";

import { useSyncExternalStore } from "react";
import { THEME_COOKIE, type Theme, themeOf } from "@/components/shell/theme";
import { classNames } from "@/components/ui/class-names";

const CHOICES: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "Device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const YEAR_S = 31_536_000;
const listeners = new Set<() => void>();

/** Changes the page at once and tells the server for the next one, through a cookie. */
function wear(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; SameSite=Lax; Max-Age=${theme === "system" ? 0 : YEAR_S}`;
  for (const listener of listeners) listener();
}

const worn = (): Theme => themeOf(document.documentElement.dataset["theme"]);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function ThemeSwitch({ size = "md" }: { size?: "md" | "floor" }) {
  const theme = useSyncExternalStore<Theme>(subscribe, worn, () => "system");
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-ink-2">Appearance</legend>
      <div className="grid grid-cols-3 rounded-sm border border-line bg-line-2 p-0.5">
        {CHOICES.map(({ value, label }) => (
          <label
            key={value}
            className={classNames(
              "flex items-center justify-center rounded-sm font-medium text-ink-2 has-checked:bg-sheet has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent",
              size === "floor" ? "h-11 text-md" : "h-7 text-xs max-md:h-10",
            )}
          >
            <input type="radio" value={value} checked={theme === value} onChange={() => wear(value)} className="sr-only" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
