import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }]),
);

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = ["ink", "ink-2", "ink-3", "accent", "ok", "wait", "stop", "info"];
const GROUNDS = ["paper", "sheet", "line-2"];
const TONES = ["accent", "ok", "wait", "stop", "info"];
const ON_GROUNDS = TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const));
const ON_WASHES = TONES.flatMap((tone) => [tone, "ink", "ink-2"].map((text) => [text, `${tone}-wash`] as const));
const FILLED = [
  ["accent-ink", "accent"],
  ["accent-ink", "accent-2"],
  ["stop-ink", "stop"],
  ["paper", "ink"],
  ["ink-3", "accent-wash"],
] as const;
const CONTROLS = [
  ["field", "sheet"],
  ["field", "paper"],
  ["accent", "paper"],
  ["accent", "sheet"],
] as const;

for (const scheme of ["light", "dark"] as const) {
  const ratio = (front: string, back: string): number => contrast(tokens.get(front)?.[scheme] ?? "", tokens.get(back)?.[scheme] ?? "");

  test(`every text can be read on every ground it stands on, ${scheme}`, () => {
    for (const [text, ground] of [...ON_GROUNDS, ...ON_WASHES, ...FILLED])
      expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test(`the edges of controls can be seen, ${scheme}`, () => {
    for (const [edge, ground] of CONTROLS) expect(ratio(edge, ground), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
}
