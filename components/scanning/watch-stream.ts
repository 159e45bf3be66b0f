import type { BarcodeReader } from "@/components/scanning/barcode-reader";
import { readFrame } from "@/components/scanning/read-picture";

const BETWEEN_LOOKS_MS = 120;
// The same code is taken again only after it was out of sight.
const OUT_OF_SIGHT_MS = 1_500;

export type Looking = {
  onCode: (code: string) => void /** The reader itself failed; the camera is not watched any more. */;
  onBroken: () => void;
};

/** Looks through the camera until it is stopped, and gives every code once each time that it comes into sight. */
export function watchStream(video: HTMLVideoElement, read: BarcodeReader, { onCode, onBroken }: Looking): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen: { code: string; at: number } | null = null;

  const look = async (): Promise<void> => {
    const code = await readFrame(video, read);
    if (stopped) return;
    if (code !== null) {
      const fresh = seen?.code !== code || performance.now() - seen.at > OUT_OF_SIGHT_MS;
      seen = { code, at: performance.now() };
      if (fresh) onCode(code);
    }
    timer = setTimeout(start, BETWEEN_LOOKS_MS);
  };

  const start = (): void => void look().catch(() => (stopped ? undefined : onBroken()));

  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
