const LONGEST = 90 * 86_400;

/** How long a tablet kept a command before it could send it, by the header that says so; what is no such number is no time at all. */
export function keptSeconds(header: string | null): number {
  const seconds = Number(header ?? 0);
  return seconds > 0 ? Math.min(seconds, LONGEST) : 0;
}
