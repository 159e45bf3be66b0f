import { toBuffer } from "bwip-js/node";
import { encoderText } from "@/lib/labels/symbol";
import { type Element, readElements, writeElements } from "@/lib/scanning/element-string";

/** What a symbol on goods says; expiry as YYYY-MM-DD. */
export type ItemFacts = { gtin14: string; lot?: string; expiry?: string; serial?: string; count?: number };
export type ItemSymbology = "gs1-128" | "gs1-datamatrix";

/** A picture of the symbol on white, with the clear space that readers need. */
export async function itemSymbolPng(facts: ItemFacts, symbology: ItemSymbology): Promise<Buffer> {
  const elements = elementsOf(facts);
  const data = writeElements(elements);
  if (!readElements(data)) throw new Error(`No GS1 symbol can say this: ${JSON.stringify(facts)}`);
  const matrix = symbology === "gs1-datamatrix";
  return await toBuffer({
    bcid: matrix ? "datamatrix" : "code128",
    text: encoderText(true, data),
    parsefnc: true,
    scale: matrix ? 6 : 3,
    ...(matrix ? {} : { height: 18, includetext: true, alttext: elements.map(({ code, value }) => `(${code})${value}`).join("") }),
    backgroundcolor: "FFFFFF",
    padding: 12,
  });
}

function elementsOf({ gtin14, lot, expiry, serial, count }: ItemFacts): Element[] {
  const elements = [
    { code: "01", value: gtin14 },
    { code: "17", value: expiry?.slice(2).replaceAll("-", "") },
    { code: "30", value: count === undefined ? undefined : String(count) },
    { code: "10", value: lot },
    { code: "21", value: serial },
  ];
  return elements.flatMap(({ code, value }) => (value === undefined ? [] : [{ code, value }]));
}
