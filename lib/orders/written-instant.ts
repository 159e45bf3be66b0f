const WRITTEN = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/;

/** Whether a text is an instant as PostgreSQL writes one, exact to the microsecond: nothing else is read back by it for certain. */
export function isWrittenInstant(text: string): boolean {
  const [, day = "", time = ""] = WRITTEN.exec(text) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return !Number.isNaN(at) && !day.startsWith("0000") && new Date(at).toISOString().startsWith(`${day}T${time}`);
}

/** As a Date writes one, and as PostgreSQL reads it: four figures of a year, from the first on. */
export function isInstant(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text && text.length === 24 && !text.startsWith("0000");
}
