import { writeFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { type Browser, chromium, type LaunchOptions } from "@playwright/test";

const FRAMES_A_SECOND = 30;
const SIZE = { width: 1280, height: 720 };
const MOST = { width: 1100, height: 600 };

/** Labels that lie on a table one after the other, as frames of JPEG. */
async function filmOf(labels: readonly Uint8Array[], secondsEach: number): Promise<Buffer> {
  const frames: Buffer[] = [];
  for (const label of labels) {
    const picture = await loadImage(Buffer.from(label));
    const scale = Math.min(1, MOST.width / picture.width, MOST.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    const canvas = createCanvas(SIZE.width, SIZE.height);
    const context = canvas.getContext("2d");
    context.fillStyle = "#b5a58c";
    context.fillRect(0, 0, SIZE.width, SIZE.height);
    context.drawImage(picture, (SIZE.width - width) / 2, (SIZE.height - height) / 2, width, height);
    const frame = canvas.toBuffer("image/jpeg", 92);
    frames.push(...Array.from({ length: secondsEach * FRAMES_A_SECOND }, () => frame));
  }
  return Buffer.concat(frames);
}

type Shown = { labels: readonly Uint8Array[]; secondsEach: number; file: string };

/** A browser whose camera sees the labels over and over. */
export async function browserThatSees({ labels, secondsEach, file }: Shown, options: LaunchOptions): Promise<Browser> {
  await writeFile(file, await filmOf(labels, secondsEach));
  const fake = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`];
  return await chromium.launch({ ...options, args: [...(options.args ?? []), ...fake] });
}
