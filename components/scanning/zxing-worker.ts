import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import type { Found } from "@/components/scanning/barcode-reader";

/** ready: it can read; found: what is in the picture of that number. */
export type WorkerMessage = { kind: "ready" } | { kind: "found"; id: number; found: Found[] } | { kind: "failed"; id: number };
export type PictureMessage = { id: number; picture: ImageData };

const OPTIONS: ReaderOptions = {
  formats: ["Code128", "EAN-13", "EAN-8", "UPC-A", "ITF", "DataMatrix", "QRCode"],
  tryHarder: true,
  maxNumberOfSymbols: 8,
};

const decoder = new TextDecoder();
const tell = (message: WorkerMessage): void => globalThis.postMessage(message);

globalThis.addEventListener("message", ({ data }: MessageEvent<PictureMessage>) => void read(data));
// A failure to start reaches the page as an error of the worker.
open().catch((error: unknown) =>
  setTimeout(() => {
    throw error;
  }),
);

/** The library's program is a file of this server; left alone it would fetch it from elsewhere. */
async function open(): Promise<void> {
  const program = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url);
  await prepareZXingModule({ overrides: { locateFile: () => program.href }, fireImmediately: true });
  tell({ kind: "ready" });
}

async function read({ id, picture }: PictureMessage): Promise<void> {
  try {
    tell({ kind: "found", id, found: await codesIn(picture) });
  } catch {
    // Why stands in the console of the worker; the page only needs to know that nothing comes.
    tell({ kind: "failed", id });
  }
}

async function codesIn(picture: ImageData): Promise<Found[]> {
  const found = await readBarcodes(picture, OPTIONS);
  return found
    .filter(({ isValid }) => isValid)
    .map(({ symbologyIdentifier, bytes, position: { topLeft, bottomRight } }) => ({
      // Not its text, which puts brackets into GS1 data where a bracket may be data too.
      text: `${symbologyIdentifier}${decoder.decode(bytes)}`,
      x: (topLeft.x + bottomRight.x) / 2,
      y: (topLeft.y + bottomRight.y) / 2,
    }));
}
