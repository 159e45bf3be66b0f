import { describe, expect, test } from "vitest";
import { hasCheckDigit } from "@/lib/catalogue/gtin";
import { allIdentifiers } from "@/lib/scanning/application-identifiers";
import { FNC1, readBracketed, readElements, writeElements } from "@/lib/scanning/element-string";
import { fixtureFile } from "@/lib/testing/fixture-file";

const checkDigits = vectors<{ value: string; valid: boolean }>("gs1/check-digit-vectors.json");
const elementStrings = vectors<{ input: string; valid: boolean }>("gs1/element-string-vectors.json");
const bracketed = vectors<{ input: string; valid: boolean; expected: string }>("gs1/bracketed-ai-vectors.json");
const dictionary = fixtureFile("gs1/gs1-syntax-dictionary.txt")?.toString("utf8");

describe.skipIf(checkDigits.length === 0)("check digit vectors", () => {
  test.each(checkDigits)("$value", ({ value, valid }) => {
    expect(hasCheckDigit(value)).toBe(valid);
  });
});

describe.skipIf(elementStrings.length === 0)("element string vectors", () => {
  test.each(elementStrings)("$input", ({ input, valid }) => {
    expect(readElements(dataOf(input)) !== null).toBe(valid);
  });
});

describe.skipIf(bracketed.length === 0)("bracketed vectors", () => {
  test.each(bracketed)("$input", ({ input, valid, expected }) => {
    const elements = readBracketed(input);
    expect(elements !== null).toBe(valid);
    expect(elements ? `^${writeElements(elements).replaceAll(FNC1, "^")}` : "").toBe(expected);
  });
});

describe.skipIf(dictionary === undefined)("the syntax dictionary", () => {
  const theirs = dictionaryForms(dictionary ?? "");

  test("names the identifiers that we know, in the same form", () => {
    expect(theirs.size).toBeGreaterThan(400);
    expect(ourForms()).toEqual(Object.fromEntries(theirs));
  });
});

function vectors<T>(name: string): T[] {
  return JSON.parse(fixtureFile(name)?.toString("utf8") ?? "[]") as T[];
}

function dataOf(input: string): string {
  expect(input === "" || input.startsWith("^")).toBe(true);
  return input.slice(1).replaceAll("^", FNC1);
}

function ourForms(): Record<string, string> {
  const forms = allIdentifiers().map(({ code, parts, separated }): [string, string] => {
    const written = parts.map(({ set, shortest, longest, checks, optional }) => {
      const length = shortest === longest ? `${longest}` : `..${longest}`;
      const size = `${set.toUpperCase()}${length}`;
      return [optional ? `[${size}]` : size, ...checks].join(",");
    });
    return [code, `${separated ? "" : "*"}${written.join(" ")}`];
  });
  return Object.fromEntries(forms);
}

/** What the dictionary calls a check, by our name; undefined for lists of codes that no warehouse decides by. */
const CHECK_NAMES: Record<string, string | undefined> = {
  csum: "check",
  csumalpha: "pair",
  gcppos1: "prefix1",
  gcppos2: "prefix2",
  hasnondigit: "letter",
  yymmdd: "day",
  yymmd0: "day0",
  yyyymmdd: "longday",
  hhmi: "minute",
  hh: "hour",
  mi: "sixty",
  ss: "sixty",
  zero: "zero",
  nonzero: "some",
  nozeroprefix: "leading",
  yesno: "bit",
  winding: "winding",
  iso5218: "sex",
  hyphen: "hyphen",
  mediatype: "medium",
  latitude: "latitude",
  longitude: "longitude",
  pieceoftotal: "piece",
  posinseqslash: "sequence",
  iso3166: "country",
  iso3166999: "country999",
  iso3166alpha2: "alpha2",
  iso4217: "currency",
  iban: "iban",
  pcenc: "percent",
  importeridx: "importer",
  couponcode: undefined,
  couponposoffer: undefined,
  packagetype: undefined,
};

function dictionaryForms(text: string): Map<string, string> {
  const forms = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [range, ...words] = line.replace(/#.*/, "").trim().split(/\s+/);
    if (!range) continue;
    const parts = words.filter((word) => /^\[?[NXYZ][.\d]/.test(word)).map(partForm);
    const settled = words.some((word) => /^[*?]+$/.test(word) && word.includes("*"));
    const [first = "", last = first] = range.split("-");
    for (let code = Number(first); code <= Number(last); code++) {
      forms.set(String(code).padStart(first.length, "0"), `${settled ? "*" : ""}${parts.join(" ")}`);
    }
  }
  return forms;
}

function partForm(word: string): string {
  const [size = "", ...names] = word.split(",");
  // Only the dictionary's letter Z implies its check.
  const implied = size.startsWith("Z") ? ["base64"] : [];
  const checks = names.map((name) => {
    if (!(name in CHECK_NAMES)) throw new Error(`The dictionary has a new check: ${name}`);
    return CHECK_NAMES[name];
  });
  return [size, ...checks.filter((name) => name !== undefined), ...implied].join(",");
}
