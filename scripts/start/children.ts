import { type ChildProcess, spawn } from "node:child_process";

const PRELOAD = ["--import", "./scripts/start/die-with-parent.mjs"];
const PATIENCE_MS = 15_000;

export type Child = { pid: number; ended: Promise<number>; stop: () => Promise<void> };

/** Runs a program on this Node.js in a group of its own, so that Ctrl-C reaches it only through `stop`. */
export function startChild(args: string[], env: NodeJS.ProcessEnv, output: "inherit" | "ignore" = "inherit"): Child {
  const child = spawn(process.execPath, [...PRELOAD, ...args], {
    env: { ...env, ONEROW_STARTED_BY: String(process.pid) },
    detached: true,
    stdio: ["ignore", output, "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
    child.once("error", () => resolve(1));
  });
  return { pid: child.pid ?? 0, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}

/** Starts it again whenever it ends, a little later each time, until stopped. */
export function keepRunning(start: () => Child, onEnd: (code: number, againInMs: number) => void): Pick<Child, "stop"> {
  let stopped = false;
  let current = start();
  let startedAt = Date.now();
  let pauseMs = 500;
  let timer: NodeJS.Timeout | undefined;
  const watch = (child: Child): void => {
    void child.ended.then((code) => {
      if (stopped) return;
      pauseMs = Date.now() - startedAt > 60_000 ? 1_000 : Math.min(pauseMs * 2, 30_000);
      onEnd(code, pauseMs);
      timer = setTimeout(() => {
        startedAt = Date.now();
        current = start();
        watch(current);
      }, pauseMs);
    });
  };
  watch(current);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current.stop();
    },
  };
}
