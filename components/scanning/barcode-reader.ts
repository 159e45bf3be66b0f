/** A code in a picture with the place of its middle. */
export type Found = { text: string; x: number; y: number };
export type BarcodeReader = (picture: ImageData) => Promise<Found[]>;

type Detected = { rawValue: string; boundingBox: DOMRectReadOnly };
type NativeDetector = { detect: (picture: ImageData) => Promise<Detected[]> };
type NativeDetectorClass = {
  new (options: { formats: readonly string[] }): NativeDetector;
  getSupportedFormats: () => Promise<string[]>;
};

const FORMATS = ["code_128", "ean_13", "ean_8", "upc_a", "itf", "data_matrix", "qr_code"];

/** The browser's own detector where it reads all that a warehouse has, else ours, which is fetched from this server. */
export async function openBarcodeReader(): Promise<BarcodeReader> {
  return (await nativeReader()) ?? (await import("@/components/scanning/zxing-reader")).openZxingReader();
}

/** The code that a person aims at is the one nearest to the middle. */
export function aimedAt(found: readonly Found[], { width, height }: { width: number; height: number }): string | null {
  const distance = ({ x, y }: Found): number => Math.hypot(x - width / 2, y - height / 2);
  return found.toSorted((one, other) => distance(one) - distance(other))[0]?.text ?? null;
}

async function nativeReader(): Promise<BarcodeReader | null> {
  const Detector = (globalThis as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
  const supported = await Detector?.getSupportedFormats();
  if (!Detector || !FORMATS.every((format) => supported?.includes(format))) return null;
  const detector = new Detector({ formats: FORMATS });
  return async (picture) => {
    const detected = await detector.detect(picture);
    return detected.map(({ rawValue, boundingBox: { x, y, width, height } }) => ({ text: rawValue, x: x + width / 2, y: y + height / 2 }));
  };
}
