import { spawn } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { Binaries } from "@/db/embedded/binaries";
import type { RunUser } from "@/db/embedded/run-user";
import { OperatorError } from "@/db/operator-error";

const SUPERUSER = "postgres";
const NAME = "onerow";
const WRONG_PASSWORD = "28P01";

/** Makes the data folder, owned by the account that PostgreSQL runs as. */
export async function prepareFolder(dataDir: string, user: RunUser | null): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    // PostgreSQL refuses a folder that others may read, as one brought back from a backup often is.
    await chmod(dataDir, 0o700);
    if (user && (await stat(dataDir)).uid !== user.uid) await chown(dataDir, user.uid, user.gid);
    if (!user) await readFile(path.join(dataDir, "PG_VERSION"), "utf8").catch(ignoreMissing);
  } catch (error) {
    throw new OperatorError(`The data folder ${dataDir} cannot be read and written by this account (${codeOf(error)}).`);
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

/** Makes an empty cluster, the same on every machine: UTF-8 and the collation that is built into PostgreSQL. */
export async function initialise(binaries: Binaries, dataDir: string, user: RunUser | null, password: string, temporary: boolean) {
  // Made beside its place and moved there when complete, so that a start cut short leaves nothing half made.
  const unfinished = `${dataDir}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await prepareFolder(unfinished, user);
  const folder = await mkdtemp(path.join(tmpdir(), "onerow-initdb-"));
  const passwordFile = path.join(folder, "password");
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) await Promise.all([folder, passwordFile].map((file) => chown(file, user.uid, user.gid)));
    await run(binaries.initdb, initdbFlags(unfinished, passwordFile, temporary), user, dataDir);
    await rename(unfinished, dataDir);
  } catch (error) {
    if (!codeOf(error).startsWith("ENOTEMPTY")) throw error;
    throw new OperatorError(`The folder ${dataDir} holds something other than an Onerow database: move that away first.`);
  } finally {
    await Promise.all([folder, unfinished].map((leftover) => rm(leftover, { recursive: true, force: true })));
  }
}

const initdbFlags = (dataDir: string, passwordFile: string, temporary: boolean): string[] => [
  `--pgdata=${dataDir}`,
  `--username=${SUPERUSER}`,
  `--pwfile=${passwordFile}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--locale=C.UTF-8",
  "--lc-collate=C",
  "--lc-ctype=C",
  "--lc-messages=C",
  ...(temporary ? ["--no-sync"] : []),
];

function run(program: string, flags: string[], user: RunUser | null, dataDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, flags, {
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      cwd: "/",
      env: { ...process.env, LC_ALL: "C" },
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", (error) => reject(new OperatorError(`${program} does not start: ${error.message}.`)));
    child.once("close", (code) => {
      if (code === 0) return resolve();
      const reason = /initdb: error: (.*)/.exec(said)?.[1] ?? `initdb ended with code ${code}`;
      reject(new OperatorError(`No PostgreSQL cluster can be made in ${dataDir}: ${reason}.`));
    });
  });
}

/**
 * The program's own database and role. The role is no superuser, as on hosted PostgreSQL, so nothing can come to rely
 * on more than an owner may do.
 */
export const OWNER = {
  async ensure(port: number, password: string): Promise<{ url: string; adminUrl: string }> {
    const adminUrl = `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect().catch((error: unknown) => {
      if (codeOf(error) !== WRONG_PASSWORD) throw error;
      throw new OperatorError(
        "The embedded database has another password than the one kept for it: put back the secrets.json that belongs to it.",
      );
    });
    try {
      const role = await client.query("select 1 from pg_roles where rolname = $1", [NAME]);
      const secret = client.escapeLiteral(password);
      if (role.rowCount === 0) await client.query(`create role ${NAME} login createdb createrole password ${secret}`);
      const database = await client.query("select 1 from pg_database where datname = $1", [NAME]);
      if (database.rowCount === 0) await client.query(`create database ${NAME} owner ${NAME}`);
    } finally {
      await client.end();
    }
    return { url: `postgresql://${NAME}:${encodeURIComponent(password)}@127.0.0.1:${port}/${NAME}`, adminUrl };
  },

  /** Everything in the database goes. */
  async recreateDatabase(adminUrl: string): Promise<void> {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await client.query(`drop database if exists ${NAME} with (force)`);
      await client.query(`create database ${NAME} owner ${NAME}`);
    } finally {
      await client.end();
    }
  },
};
