import type { BarcodeReader, Found } from "@/components/scanning/barcode-reader";
import type { PictureMessage, WorkerMessage } from "@/components/scanning/zxing-worker";

type Asked = { resolve: (found: Found[]) => void; reject: (error: Error) => void };

let opened: Promise<BarcodeReader> | undefined;

/**
 * Our own reader, in a thread of its own: the screen does not stutter while it looks, and no page needs leave to compile
 * WebAssembly. One for as long as the page lives.
 */
export function openZxingReader(): Promise<BarcodeReader> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<BarcodeReader> {
  const worker = new Worker(new URL("./zxing-worker.ts", import.meta.url), { type: "module" });
  const asked = new Map<number, Asked>();
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) =>
      data.kind === "ready" ? resolve() : answer(asked, data),
    );
    // It, or the program that it needs, could not be loaded.
    worker.addEventListener("error", () => reject(new Error("The reader of codes could not be started")));
    worker.addEventListener("messageerror", () => reject(new Error("The reader of codes is not understood")));
  });
  let last = 0;
  return (picture) =>
    new Promise((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve, reject });
      const message: PictureMessage = { id: last, picture };
      worker.postMessage(message, [picture.data.buffer]);
    });
}

function answer(asked: Map<number, Asked>, message: Exclude<WorkerMessage, { kind: "ready" }>): void {
  const question = asked.get(message.id);
  asked.delete(message.id);
  if (message.kind === "found") question?.resolve(message.found);
  else question?.reject(new Error("The reader of codes failed"));
}
