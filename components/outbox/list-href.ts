/** An address whose empty parts are left out. */
export function listHref(path: string, parts: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}
