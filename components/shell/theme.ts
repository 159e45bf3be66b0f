export const THEME_COOKIE = "theme";
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number] | "system";

/** A cookie is input: anything else than a known theme follows the device. */
export const themeOf = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";
