"use client";

import { useEffect, useState } from "react";
import { THEME_COOKIE, type Theme, themeOf } from "@/components/shell/theme";

const CHOICES: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "Device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const YEAR_S = 31_536_000;

/** Changes the page at once and tells the server for the next one, through a cookie. */
function wear(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; SameSite=Lax; Max-Age=${theme === "system" ? 0 : YEAR_S}`;
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(themeOf(document.documentElement.dataset["theme"])), []);
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-ink-2">Appearance</legend>
      <div className="grid grid-cols-3 rounded-sm border border-line bg-line-2 p-0.5">
        {CHOICES.map(({ value, label }) => (
          <label
            key={value}
            className="flex h-7 items-center justify-center rounded-sm text-xs font-medium text-ink-2 has-checked:bg-sheet has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => {
                wear(value);
                setTheme(value);
              }}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
