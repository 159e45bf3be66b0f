import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { OperatorError } from "@/db/operator-error";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The browser of this machine: the named one, an installed one, or one that Playwright keeps. */
export function findChromium(): string | null {
  const onPath = (process.env.PATH ?? "").split(":").flatMap((folder) => NAMES.map((name) => `${folder}/${name}`));
  const candidates = [
    process.env.CHROMIUM_PATH ?? "",
    ...NAMES.map((name) => `/usr/bin/${name}`),
    ...onPath,
    MAC,
    chromium.executablePath(),
  ];
  return candidates.find((file) => file !== "" && existsSync(file)) ?? null;
}

/** Finds Chromium, or installs it where that can be done without asking anybody. */
export function requireChromium(): string {
  const present = findChromium();
  if (present) return present;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) installFromDebian();
  const installed = findChromium();
  if (installed) return installed;
  throw new OperatorError("The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to it.");
}

function installFromDebian(): void {
  console.log("Installing Chromium…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status, stdout, stderr } = spawnSync("apt-get", ["-q", ...args], { env, encoding: "utf8" });
    if (status !== 0)
      throw new OperatorError(`Chromium could not be installed: apt-get said: ${(stderr || stdout).trim().split("\n").at(-1)}`);
  }
}
