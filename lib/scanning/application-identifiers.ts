import { type Check, isCheck } from "@/lib/scanning/field-checks";
import { IDENTIFIERS } from "@/lib/scanning/identifier-table";

type CharacterSet = "n" | "x" | "y" | "z";
type Part = { set: CharacterSet; shortest: number; longest: number; checks: Check[]; optional: boolean };
export type Identifier = { code: string; parts: Part[]; shortest: number; longest: number; separated: boolean };

// Their length is settled by the first two digits, so no separator follows them.
const SETTLED = new Set("00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41".split(" "));
const SHORTEST_CODE = 2;
const LONGEST_CODE = 4;

const byCode = new Map(
  IDENTIFIERS.flatMap(([form, identifiers]) => codesOf(identifiers).map((code) => [code, identifierOf(code, form)] as const)),
);

export const identifierOfCode = (code: string): Identifier | undefined => byCode.get(code);
export const allIdentifiers = (): Identifier[] => [...byCode.values()];

/** The identifier that the text begins with; no identifier is the beginning of another. */
export function identifierAtStart(text: string): Identifier | undefined {
  for (let length = SHORTEST_CODE; length <= LONGEST_CODE; length++) {
    const found = byCode.get(text.slice(0, length));
    if (found) return found;
  }
  return undefined;
}

function identifierOf(code: string, form: string): Identifier {
  const parts = form.split(" ").map(partOf);
  return {
    code,
    parts,
    shortest: sum(parts.filter((part) => !part.optional).map((part) => part.shortest)),
    longest: sum(parts.map((part) => part.longest)),
    separated: !SETTLED.has(code.slice(0, 2)),
  };
}

function partOf(text: string): Part {
  const [form = "", ...checks] = text.split(":");
  const [, optional, set, shortest, longest] = /^(\??)([nxyz])(\d+)(?:-(\d+))?$/.exec(form) ?? [];
  return {
    set: set as CharacterSet,
    shortest: Number(shortest),
    longest: Number(longest ?? shortest),
    checks: checks.filter(isCheck),
    optional: optional === "?",
  };
}

function codesOf(identifiers: string): string[] {
  return identifiers.split(" ").flatMap((word) => {
    const [stem = "", decimals] = word.split("*");
    return span(stem).flatMap((code) => (decimals === undefined ? [code] : span(decimals).map((digit) => `${code}${digit}`)));
  });
}

function span(word: string): string[] {
  const [first = "", last = first] = word.split("-");
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => String(Number(first) + index).padStart(first.length, "0"));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
