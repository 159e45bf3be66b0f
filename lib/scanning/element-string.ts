import { type Identifier, identifierAtStart, identifierOfCode } from "@/lib/scanning/application-identifiers";
import { satisfies } from "@/lib/scanning/field-checks";

/** The separator FNC1 as scanners deliver it. */
export const FNC1 = "\u001D";

const MOST_ELEMENTS = 64;
const CHARACTERS = { n: /^\d*$/, x: /^[!-"%-?A-Z_a-z]*$/, y: /^[#\-/0-9A-Z]*$/, z: /^[-\w=]*$/ };

export type Element = { code: string; value: string };

/** Reads the data of a GS1 symbol, without its leading FNC1; null when any part of it breaks the rules of GS1. */
export function readElements(data: string): Element[] | null {
  const elements: Element[] = [];
  let rest = data;
  while (rest !== "") {
    const identifier = identifierAtStart(rest);
    if (!identifier || elements.length === MOST_ELEMENTS) return null;
    const length = valueLength(identifier, upToSeparator(rest.slice(identifier.code.length)));
    if (length === null) return null;
    const end = identifier.code.length + length;
    elements.push({ code: identifier.code, value: rest.slice(identifier.code.length, end) });
    rest = rest.slice(end);
    if (rest.startsWith(FNC1)) rest = rest.slice(1);
    else if (identifier.separated && rest !== "") return null;
  }
  return elements.length > 0 ? elements : null;
}

/** Reads what is printed below a symbol, "(01)...(10)..."; a bracket inside a value is written as "\(". */
export function readBracketed(text: string): Element[] | null {
  const written = [...text.matchAll(/\((\d{2,4})\)((?:\\\(|[^(])+)/g)];
  if (written.map(([whole]) => whole).join("") !== text) return null;
  const elements = written.map(([, code = "", value = ""]) => ({ code, value: value.replaceAll("\\(", "(") }));
  const data = elements.every(isWellSized) ? writeElements(elements) : null;
  return data === null ? null : readElements(data);
}

/** The data of a symbol: a separator follows where the length is not settled and more comes. */
export function writeElements(elements: readonly Element[]): string {
  return elements
    .map(({ code, value }, index) => {
      const separated = identifierOfCode(code)?.separated === true && index < elements.length - 1;
      return `${code}${value}${separated ? FNC1 : ""}`;
    })
    .join("");
}

function isWellSized({ code, value }: Element): boolean {
  const identifier = identifierOfCode(code);
  return (
    identifier !== undefined &&
    value.length >= identifier.shortest &&
    value.length <= identifier.longest &&
    !value.includes("^") &&
    !value.includes(FNC1)
  );
}

function upToSeparator(text: string): string {
  const end = text.indexOf(FNC1);
  return end === -1 ? text : text.slice(0, end);
}

/** How much of the text is the value of the identifier; null when it is none. */
function valueLength(identifier: Identifier, text: string): number | null {
  let used = 0;
  for (const part of identifier.parts) {
    const value = text.slice(used, used + part.longest);
    if (value === "" && part.optional) continue;
    if (value.length < part.shortest || !CHARACTERS[part.set].test(value)) return null;
    if (!part.checks.every((check) => satisfies(check, value))) return null;
    used += value.length;
  }
  return used;
}
