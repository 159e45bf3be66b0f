import { isUuid } from "@/lib/orders/read-order";

const SEPARATOR = "_";

export const keyOfInstant = (at: Date, id: string): string => `${at.toISOString()}${SEPARATOR}${id}`;

/** The instant and the id of a place in a list; what is none of ours begins at the start. */
export function instantKey(key: string | undefined): [at: string, id: string] | null {
  const [at = "", id = ""] = (key ?? "").split(SEPARATOR);
  return isInstant(at) && isUuid(id) ? [at, id] : null;
}

/** As we write them, and as PostgreSQL reads them: four figures of a year, from the first on. */
const isInstant = (text: string): boolean => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text && text.length === 24 && !text.startsWith("0000");
};
