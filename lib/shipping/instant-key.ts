import { isUuid } from "@/lib/orders/read-order";
import { isInstant } from "@/lib/orders/written-instant";

const SEPARATOR = "_";

export const keyOfInstant = (at: Date, id: string): string => `${at.toISOString()}${SEPARATOR}${id}`;

/** The instant and the id of a place in a list; what is none of ours begins at the start. */
export function instantKey(key: string | undefined): [at: string, id: string] | null {
  const [at = "", id = ""] = (key ?? "").split(SEPARATOR);
  return isInstant(at) && isUuid(id) ? [at, id] : null;
}
