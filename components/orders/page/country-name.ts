const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** "ME" is Montenegro; what is no code stays as it was written. */
export function countryName(country: string): string {
  if (!/^[A-Za-z]{2}$/.test(country)) return country;
  return names.of(country.toUpperCase()) ?? country;
}
