import { aimedAt, type BarcodeReader } from "@/components/scanning/barcode-reader";

// A camera's picture has many times the dots that bars need.
const MOST_DOTS_WIDE = 1_600;

type Source = ImageBitmap | HTMLVideoElement;
type Canvas = { context: CanvasRenderingContext2D; width: number; height: number };

/** The code in a picture that was taken or chosen; null when none can be read. */
export async function readPicture(file: Blob, read: BarcodeReader): Promise<string | null> {
  const bitmap = await createImageBitmap(file);
  try {
    return await readFrom(bitmap, bitmap, read);
  } finally {
    bitmap.close();
  }
}

/** The code that the camera is held at now. */
export async function readFrame(video: HTMLVideoElement, read: BarcodeReader): Promise<string | null> {
  const { videoWidth: width, videoHeight: height } = video;
  return width === 0 ? null : await readFrom(video, { width, height }, read);
}

async function readFrom(source: Source, size: { width: number; height: number }, read: BarcodeReader): Promise<string | null> {
  const { context, width, height } = canvasFor(size);
  context.drawImage(source, 0, 0, width, height);
  const found = await read(context.getImageData(0, 0, width, height));
  return aimedAt(found, { width, height });
}

function canvasFor(size: { width: number; height: number }): Canvas {
  const scale = Math.min(1, MOST_DOTS_WIDE / size.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser draws no pictures");
  return { context, width: canvas.width, height: canvas.height };
}
