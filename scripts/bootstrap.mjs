// Runs on any Node.js from 20 with nothing installed: brings node_modules up to the lock file and hands over to the
// Node.js that the project pins.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const OLDEST_NODE = 20;

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Installs what the lock file names and node_modules lacks; a folder that is already right is left alone. */
export function installMissing() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE) fail(`Node.js ${OLDEST_NODE} or later is needed; this is ${process.versions.node}.`);
  if (isInstalled()) return;
  console.log("Installing packages…");
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  // With its development packages also where NODE_ENV is production: they hold the pinned Node.js and the checks.
  const flags = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync(npm[0], [...npm.slice(1), ...flags], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) fail("The packages could not be installed: the lines above are npm's own.");
  if (!existsSync(pinnedNode())) {
    fail(
      "npm ran no install scripts, so the pinned Node.js is missing: remove ignore-scripts from npm's settings and delete node_modules.",
    );
  }
}

function isInstalled() {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const present = packagesOf(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present || !existsSync(pinnedNode())) return false;
  return Object.entries(wanted).every(([folder, { version, optional, peer }]) => {
    if (folder === "") return true;
    // Programs for other platforms stand in the lock file too.
    return present[folder] ? present[folder].version === version : Boolean(optional || peer);
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages;
  } catch {
    return null;
  }
}

function pinnedNode() {
  return path.join(root, "node_modules", "node", "bin", "node");
}

/** Runs a TypeScript file of the project on the pinned Node.js and ends as it ends. */
export function runPinned(script, args) {
  const child = spawn(pinnedNode(), ["--conditions=react-server", "--import", "tsx", script, ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}` },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWhenOrphaned(() => child.kill("SIGTERM"));
  child.once("error", (error) => fail(`The pinned Node.js does not start: ${error.message}.`));
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** npm runs this file below a shell; when npm is killed, neither passes a signal on and nobody is left to stop this one. */
function stopWhenOrphaned(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parents = parentsOf(process.ppid);
  const timer = setInterval(() => {
    if (parentsOf(process.ppid) === parents) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

function parentsOf(parent) {
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    return `${parent} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(parent);
  }
}
