import bwipjs from "bwip-js/node";
import { FNC1 } from "@/lib/scanning/element-string";

/** A bar code by its data; a GS1 symbol holds an element string and says so with a leading FNC1. */
export type Symbology = "code128" | "gs1-128";

/** Widths of bars and spaces in modules, in turn, beginning and ending with a bar. */
export function barWidths(symbology: Symbology, data: string): number[] {
  const [symbol] = bwipjs.raw("code128", encoderText(symbology === "gs1-128", data), { parsefnc: true });
  if (!symbol || !("sbs" in symbol)) throw new Error(`Bug: no bars for ${data}`);
  return symbol.sbs;
}

/** The encoder reads a circumflex as the beginning of a function character. */
export function encoderText(gs1: boolean, data: string): string {
  const text = data.replaceAll("^", "^^").replaceAll(FNC1, "^FNC1");
  return gs1 ? `^FNC1${text}` : text;
}
