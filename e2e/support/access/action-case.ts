import type { Right } from "@/db/values";
import type { AccessIds } from "@/e2e/support/access/records";
import type { Fields } from "@/e2e/support/access/visitor";

export type ActionCase = {
  /** All that are needed. */
  rights: readonly Right[];
  /** A form, or the arguments of an action that takes no form. */
  fields: (ids: AccessIds) => Fields | readonly unknown[];
  /** "refused": it names a row of alpha, which another organization does not have. "own": there it touches only its own rows. */
  foreign: "refused" | "own";
  /** Where the lack of a right is said in another way than "no_right". */
  lacking?: readonly string[];
};

/** One that needs the right to manage. */
export const setting = (fields: (ids: AccessIds) => Fields, foreign: ActionCase["foreign"]): ActionCase => ({
  rights: ["manage"],
  fields,
  foreign,
});
