import type { Symbology } from "@/lib/labels/symbol";

/** Everything on a label is measured in millimetres from its upper left corner. */
export type Text = {
  kind: "text";
  x: number;
  y: number;
  width: number;
  /** Height of the type; it shrinks by up to a third before words are cut. */
  size: number;
  text: string;
  lines?: number;
  bold?: boolean;
  align?: "left" | "center" | "right";
};
export type Rule = { kind: "rule"; x: number; y: number; width: number; height: number };
export type Bars = { kind: "bars"; x: number; y: number; width: number; height: number; symbology: Symbology; data: string };
export type Piece = Text | Rule | Bars;

export type Size = { width: number; height: number };
export type Label = { size: Size; pieces: Piece[] };

export const FOUR_BY_SIX_INCHES: Size = { width: 101.6, height: 152.4 };
export const A6: Size = { width: 105, height: 148 };

/** An address as it is printed. */
export type Party = { name: string; street: string; postcode: string; city: string; country: string };

export function partyLines({ name, street, postcode, city, country }: Party): string[] {
  return [name, ...street.split("\n"), `${postcode} ${city}`, countryName(country)]
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const countryNames = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}
