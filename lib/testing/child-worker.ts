import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type ChildWorker = {
  /** SIGTERM; settles with the exit code. */
  stop: () => Promise<number | null>;
  /** SIGKILL; settles when it is gone. */
  kill: () => Promise<void>;
  said: () => string;
};

/** The worker's own program in a process of its own, as npm start runs it. */
export function startChildWorker(env: Record<string, string>): ChildWorker {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/worker.ts"], {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = once(child, "exit") as Promise<[number | null]>;
  return {
    stop: async () => {
      child.kill("SIGTERM");
      return (await ended)[0];
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    said: () => said,
  };
}
