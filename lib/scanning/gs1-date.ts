/**
 * The calendar day of a GS1 date YYMMDD as YYYY-MM-DD. Day 00 is the last of its month. The century is the one that puts the
 * year within 49 years before and 50 years after the present year.
 */
export function gs1Day(text: string, presentYear: number): string {
  const [yy = 0, month = 0, day = 0] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].map(Number);
  const year = centuryOf(yy, presentYear) + yy;
  const named = day === 0 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : day;
  return `${year}-${String(month).padStart(2, "0")}-${String(named).padStart(2, "0")}`;
}

function centuryOf(yy: number, presentYear: number): number {
  const century = presentYear - (presentYear % 100);
  const ahead = yy - (presentYear % 100);
  if (ahead >= 51) return century - 100;
  return ahead <= -50 ? century + 100 : century;
}
