import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extractText, renderPageAsImage } from "unpdf";
import { zplToBase64MultipleAsync } from "zpl-renderer-js";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { Size } from "@/lib/labels/label";

const installed = createRequire(import.meta.url);
const DOTS_PER_MM = 8;

/** What was read from a picture, as a scanner would deliver it, with the symbology in front. */
export async function scannedFrom(picture: Uint8Array): Promise<string[]> {
  await prepareZXingModule({
    overrides: { wasmBinary: readFileSync(installed.resolve("zxing-wasm/reader/zxing_reader.wasm")).buffer as ArrayBuffer },
    fireImmediately: true,
  });
  const found = await readBarcodes(picture, { formats: ["Code128", "DataMatrix"], tryHarder: true });
  return found
    .filter(({ isValid }) => isValid)
    .map(({ symbologyIdentifier, bytes }) => `${symbologyIdentifier}${new TextDecoder().decode(bytes)}`);
}

/** The pages of a PDF as another program shows them. */
export async function pagesOf(pdf: Buffer): Promise<{ text: string[]; picture: (page: number) => Promise<Uint8Array> }> {
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: false });
  const canvasImport = () => import("@napi-rs/canvas");
  const picture = async (page: number) => new Uint8Array(await renderPageAsImage(new Uint8Array(pdf), page, { canvasImport, scale: 3 }));
  return { text, picture };
}

/** The labels as a printer would print them. */
export async function printed(zpl: string, { width, height }: Size): Promise<Uint8Array[]> {
  const pictures = await zplToBase64MultipleAsync(zpl, width, height, DOTS_PER_MM);
  return pictures.map((picture) => new Uint8Array(Buffer.from(picture, "base64")));
}
