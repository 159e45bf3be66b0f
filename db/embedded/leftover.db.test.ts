import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { type EmbeddedOptions, startEmbeddedPostgres } from "@/db/embedded/start";

const inFolder = async (run: (options: EmbeddedOptions) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), "onerow-leftover-"));
  const dataDir = path.join(folder, "postgres");
  // Whoever runs PostgreSQL under root must be able to pass.
  await chmod(folder, 0o711);
  try {
    await run({ dataDir, password: "fixed", settings: { shared_buffers: "16MB" } });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const scalar = async (url: string, query: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ value: unknown }>(query);
  await client.end();
  return rows[0]?.value;
};

test("what was committed is there after the server was killed, and the lock it left is no obstacle", () =>
  inFolder(async (options) => {
    const first = await startEmbeddedPostgres(options);
    await scalar(first.url, "create table kept as select 42 as value");
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    const second = await startEmbeddedPostgres(options);
    expect(await scalar(second.url, "select value from kept")).toBe(42);
    await second.stop();
  }));

test("a lock file whose number now belongs to another program is no obstacle either", () =>
  inFolder(async (options) => {
    const first = await startEmbeddedPostgres(options);
    const lockFile = path.join(first.dataDir, "postmaster.pid");
    const lock = await readFile(lockFile, "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"]);
    await writeFile(lockFile, lock.replace(String(first.pid), String(stranger.pid)));
    const second = await startEmbeddedPostgres(options);
    expect(await scalar(second.url, "select 1 as value")).toBe(1);
    await second.stop();
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  }));

test("a socket whose lock names another program is no obstacle, and a killed run's sockets go", () =>
  inFolder(async (options) => {
    const first = await startEmbeddedPostgres(options);
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    const stranger = spawn("sleep", ["60"]);
    const lock = path.join(first.dataDir, `.s.PGSQL.${first.port}.lock`);
    await writeFile(lock, (await readFile(lock, "utf8")).replace(String(first.pid), String(stranger.pid)));
    await writeFile(path.join(first.dataDir, ".s.PGSQL.1.lock"), "");
    const second = await startEmbeddedPostgres({ ...options, port: first.port });
    expect(await scalar(second.localUrl, "select 1 as value")).toBe(1);
    const sockets = (await readdir(second.dataDir)).filter((name) => name.startsWith(".s.PGSQL."));
    expect(sockets.toSorted()).toEqual([`.s.PGSQL.${first.port}`, `.s.PGSQL.${first.port}.lock`]);
    await second.stop();
    stranger.kill();
  }));

test("a server that still runs on the folder is stopped first", () =>
  inFolder(async (options) => {
    const first = await startEmbeddedPostgres(options);
    const second = await startEmbeddedPostgres(options);
    await first.ended;
    expect(await scalar(second.url, "select 1 as value")).toBe(1);
    await second.stop();
  }));

test("a folder that holds something else is left alone", () =>
  inFolder(async (options) => {
    await mkdir(options.dataDir);
    await writeFile(path.join(options.dataDir, "letter.txt"), "Dear");
    await expect(startEmbeddedPostgres(options)).rejects.toThrow(/^The folder .* holds something other than an Onerow database/);
  }));
