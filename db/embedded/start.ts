import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Binaries, findBinaries } from "@/db/embedded/binaries";
import { initialise, OWNER, prepareFolder } from "@/db/embedded/initialise";
import { freePort } from "@/db/embedded/free-port";
import { stopLeftover } from "@/db/embedded/leftover";
import { findRunUser, type RunUser } from "@/db/embedded/run-user";
import { sharedBuffers } from "@/db/embedded/shared-buffers";
import { OperatorError } from "@/db/operator-error";

export type EmbeddedOptions = {
  dataDir: string;
  port?: number;
  /** Kept by the caller for a cluster that outlives the run; a fresh one is made up otherwise. */
  password?: string;
  settings?: Readonly<Record<string, string>>;
  /** A cluster for one test run: little memory is taken, nothing is flushed to disk, and the folder goes when the run ends, however it ends. */
  temporary?: boolean;
};

export type EmbeddedPostgres = {
  url: string;
  /** The same through the data folder's socket, where the system has one: a tenth to a fifth less work for each message than TCP. */
  localUrl: string;
  /** As superuser, for what an owner may not do. */
  adminUrl: string;
  port: number;
  pid: number;
  dataDir: string;
  logFile: string;
  /** Settles when the server ends, whoever ended it. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  max_wal_size: "4GB",
  max_connections: "200",
  random_page_cost: "1.1",
  jit: "off",
} as const;

const TEMPORARY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "256MB" } as const;

/** Starts a real PostgreSQL from node_modules and waits until it answers; makes the cluster and database at first. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const user = findRunUser(dataDir);
  const binaries = await findBinaries(user);
  const password = options.password ?? randomBytes(18).toString("base64url");
  const fresh = !existsSync(path.join(dataDir, "PG_VERSION"));
  await prepareFolder(dataDir, user);
  if (fresh) await initialise(binaries, dataDir, user, password, options.temporary ?? false);
  await stopLeftover(dataDir);
  const server = await launchOnFreePort(binaries, dataDir, user, options);
  try {
    const database = await OWNER.ensure(server.port, password);
    return { ...server, ...database, localUrl: socketFits(dataDir) ? throughSocket(database.url, dataDir) : database.url };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Launched = Omit<EmbeddedPostgres, "url" | "localUrl" | "adminUrl">;

const LONGEST_SOCKET_PATH = 103;

/** A socket's path is kept short by the system; in a deep folder there is TCP alone. */
const socketFits = (dataDir: string): boolean =>
  process.platform !== "win32" && Buffer.byteLength(path.join(dataDir, ".s.PGSQL.65535")) <= LONGEST_SOCKET_PATH;

function throughSocket(url: string, dataDir: string): string {
  const local = new URL(url);
  local.searchParams.set("host", dataDir);
  return local.href;
}

async function launchOnFreePort(binaries: Binaries, dataDir: string, user: RunUser | null, options: EmbeddedOptions): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      return await launch(binaries, dataDir, user, port, options);
    } catch (error) {
      const passing = error instanceof LaunchFailure && (error.portTaken ? options.port === undefined : error.blocksStillHeld);
      if (!passing || attempt >= 20) throw error instanceof LaunchFailure ? new OperatorError(error.message) : error;
      await delay(250);
    }
  }
}

class LaunchFailure extends Error {
  readonly portTaken: boolean;
  readonly blocksStillHeld: boolean;
  constructor(dataDir: string, port: number, log: string) {
    const reason = /(?:FATAL|PANIC):\s+(.*)/.exec(log)?.[1] ?? "it ended without saying why";
    const portTaken = /could not bind|could not create any TCP\/IP sockets/.test(log);
    super(
      portTaken
        ? `Port ${port}, meant for the embedded PostgreSQL, is taken by another program.`
        : `The embedded PostgreSQL in ${dataDir} does not start: ${reason}.`,
    );
    this.portTaken = portTaken;
    // Seen for a moment after the postmaster alone was killed: its children still hold the shared memory.
    this.blocksStillHeld = /pre-existing shared memory block/.test(log);
  }
}

async function launch(
  binaries: Binaries,
  dataDir: string,
  user: RunUser | null,
  port: number,
  options: EmbeddedOptions,
): Promise<Launched> {
  const logFile = `${dataDir}.log`;
  const log = await open(logFile, "w", 0o600);
  const sockets = socketFits(dataDir) ? { unix_socket_directories: `"${dataDir.replaceAll('"', '""')}"` } : {};
  const lasting = { shared_buffers: sharedBuffers() };
  const settings = { ...SETTINGS, ...sockets, ...(options.temporary ? TEMPORARY : lasting), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A group of its own, so that Ctrl-C reaches only the program, which stops the server last.
  const child = spawn(binaries.postgres, ["-D", dataDir, "-p", String(port), ...flags], {
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { ...process.env, LC_ALL: "C", PGDATA: dataDir },
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  await awaitReady(child, ended, dataDir, port, logFile, log);
  const pid = child.pid ?? 0;
  const reaper = spawnReaper(pid, options.temporary ? [dataDir, logFile] : []);
  void ended.then(() => reaper.kill("SIGKILL"));
  const stop = async (): Promise<void> => {
    await endServer(child, ended);
    if (options.temporary) await Promise.all([rm(dataDir, { recursive: true, force: true }), rm(logFile, { force: true })]);
  };
  return { port, pid, dataDir, logFile, ended, stop };
}

async function awaitReady(child: ChildProcess, ended: Promise<void>, dataDir: string, port: number, logFile: string, log: FileHandle) {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  try {
    // The last line of postmaster.pid is the state that PostgreSQL's own pg_ctl waits for. Recovery may take long.
    for (let waited = 0; waited < 300_000 && !over; waited += 25) {
      const status = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
      const lines = status.split("\n");
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return;
      await delay(25);
    }
    child.kill("SIGQUIT");
    throw new LaunchFailure(dataDir, port, await readFile(logFile, "utf8"));
  } finally {
    await log.close();
  }
}

async function endServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGINT"); // Fast shutdown: sessions are cut, everything committed is flushed.
  const timer = setTimeout(() => child.kill("SIGQUIT"), 30_000);
  await ended;
  clearTimeout(timer);
}

/** Ends the server, and removes its folder, when this program is gone without having done so: its standard input closes then. */
function spawnReaper(pid: number, leftovers: string[]): ChildProcess {
  const script = 'pid=$1; shift; cat >/dev/null; kill -INT "$pid"; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; rm -rf -- "$@"';
  const reaper = spawn("/bin/sh", ["-c", script, "sh", String(pid), ...leftovers], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  reaper.unref();
  (reaper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return reaper;
}
