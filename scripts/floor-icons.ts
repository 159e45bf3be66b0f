import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createCanvas, loadImage } from "@napi-rs/canvas";

const FOLDER = "public/icons";
const SQUARE = /<rect width="32" height="32" rx="7" fill="(#[0-9a-f]{6})"\/>/;

/** Draws the icons of the installed floor from our own drawing. Run it when the drawing changes; the pictures are committed. */
async function main(): Promise<void> {
  const drawing = readFileSync("app/icon.svg", "utf8");
  const ground = SQUARE.exec(drawing)?.[1];
  if (!ground) throw new Error("The drawing has another ground than this script knows.");
  mkdirSync(FOLDER, { recursive: true });
  for (const size of [192, 512]) await save(`floor-${size}.png`, drawing, size, 1);
  // A system cuts its own shape out of this one, so the ground goes to the edge and the drawing keeps away from it.
  await save("floor-maskable-512.png", drawing.replace(SQUARE, ""), 512, 0.8, ground);
}

async function save(name: string, drawing: string, size: number, share: number, ground?: string): Promise<void> {
  const canvas = createCanvas(size, size);
  const context = canvas.getContext("2d");
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, size, size);
  }
  const inner = size * share;
  const sized = drawing.replace("<svg ", `<svg width="${inner}" height="${inner}" `);
  context.drawImage(await loadImage(Buffer.from(sized)), (size - inner) / 2, (size - inner) / 2, inner, inner);
  writeFileSync(`${FOLDER}/${name}`, canvas.toBuffer("image/png"));
}

await main();
