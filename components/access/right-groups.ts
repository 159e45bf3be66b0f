import type { RightGroup } from "@/components/access/rights-field";
import { RIGHTS, type Right } from "@/db/values";
import { RIGHT_GROUPS, RIGHT_TEXT } from "@/lib/tenancy/right-text";

/** The choices of a rights field; `offered` leaves out what may not be given. */
export function rightGroupsOf(checked: readonly Right[], offered: ReadonlySet<Right> = new Set(RIGHTS)): RightGroup[] {
  return RIGHT_GROUPS.map(({ name, rights }) => ({
    name,
    choices: rights
      .filter((right) => offered.has(right))
      .map((right) => ({ right, text: RIGHT_TEXT[right], checked: checked.includes(right) })),
  })).filter(({ choices }) => choices.length > 0);
}

/** Rights in one line: all of them, a few by name, or how many. */
export function rightsInWords(rights: readonly Right[]): string {
  if (rights.length === RIGHTS.length) return "Everything";
  const groups = RIGHT_GROUPS.flatMap((group) => {
    const held = group.rights.filter((right) => rights.includes(right));
    if (held.length === 0) return [];
    return held.length === group.rights.length && held.length > 1 ? [`all of ${group.name.toLowerCase()}`] : held.map(wordsOf);
  });
  const sentence = groups.join(", ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const wordsOf = (right: Right): string => right.replaceAll("_", " ");
