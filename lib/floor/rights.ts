import type { Right } from "@/db/values";

/**
 * What a person may do with a badge and a PIN, at most: a tablet that lies about opens no settings and no money, whoever
 * signed in on it.
 */
const FLOOR_RIGHTS = [
  "view",
  "release",
  "pick",
  "pack",
  "ship",
  "buy_label",
  "receive",
  "count",
  "transfer",
  "adjust_stock",
] as const satisfies readonly Right[];

const FLOOR: ReadonlySet<Right> = new Set(FLOOR_RIGHTS);

export const floorRightsOf = (rights: ReadonlySet<Right>): ReadonlySet<Right> => new Set([...rights].filter((right) => FLOOR.has(right)));

/** Looking on is not work. */
export const worksOnFloor = (rights: ReadonlySet<Right>): boolean => FLOOR_RIGHTS.some((right) => right !== "view" && rights.has(right));
