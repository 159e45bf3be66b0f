import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { BarcodeReader } from "@/components/scanning/barcode-reader";

const OPTIONS: ReaderOptions = {
  formats: ["Code128", "EAN-13", "EAN-8", "UPC-A", "ITF", "DataMatrix", "QRCode"],
  tryHarder: true,
  maxNumberOfSymbols: 8,
};

/** Its program is a file of this server; left alone the library would fetch it from elsewhere. */
export async function openZxingReader(): Promise<BarcodeReader> {
  const program = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url);
  await prepareZXingModule({ overrides: { locateFile: () => program.href }, fireImmediately: true });
  const decoder = new TextDecoder();
  return async (picture) => {
    const found = await readBarcodes(picture, OPTIONS);
    return found
      .filter(({ isValid }) => isValid)
      .map(({ symbologyIdentifier, bytes, position: { topLeft, bottomRight } }) => ({
        // Not its text, which puts brackets into GS1 data where a bracket may be data too.
        text: `${symbologyIdentifier}${decoder.decode(bytes)}`,
        x: (topLeft.x + bottomRight.x) / 2,
        y: (topLeft.y + bottomRight.y) / 2,
      }));
  };
}
