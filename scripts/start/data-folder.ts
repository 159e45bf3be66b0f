import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SHARED_FOLDER } from "@/db/embedded/binaries";
import { canUse, findRunUser } from "@/db/embedded/run-user";
import { OperatorError } from "@/db/operator-error";

export const DATA_FOLDER = path.resolve(process.env.ONEROW_DATA_DIR ?? ".data");

export type Secrets = { nextAuthSecret: string; databasePassword: string };

/** Makes the folder that holds everything that must outlive a restart, closed to other accounts. */
export function openDataFolder(): void {
  try {
    mkdirSync(DATA_FOLDER, { recursive: true });
    // As root the database runs as another account, which has to pass through; every file inside is closed on its own.
    chmodSync(DATA_FOLDER, process.getuid?.() === 0 ? 0o711 : 0o700);
    writeFileSync(path.join(DATA_FOLDER, "README"), README);
  } catch (error) {
    throw new OperatorError(
      `The data folder ${DATA_FOLDER} cannot be read and written by this account (${codeOf(error)}): run Onerow as its owner or set ONEROW_DATA_DIR.`,
    );
  }
}

const README = `What Onerow keeps between two starts: the embedded database, its log, and the secrets made on the first start.
Stop Onerow before you copy this folder; a copy of it is a backup. Nothing in here belongs into version control.
`;

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));

/** The secrets of this installation, made up on its first start. */
export function readSecrets(): Secrets {
  const file = path.join(DATA_FOLDER, "secrets.json");
  if (!existsSync(file)) {
    const secrets: Secrets = {
      nextAuthSecret: randomBytes(32).toString("base64url"),
      databasePassword: randomBytes(24).toString("base64url"),
    };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  const secrets: Partial<Secrets> = readJson(file);
  if (!secrets.nextAuthSecret || !secrets.databasePassword)
    throw new OperatorError(`${file} is damaged: put the copy of your backup in its place.`);
  return { nextAuthSecret: secrets.nextAuthSecret, databasePassword: secrets.databasePassword };
}

function readJson(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>;
  } catch (error) {
    throw new OperatorError(`${file} cannot be read (${codeOf(error)}): put the copy of your backup in its place.`);
  }
}

export type DatabasePlace = { dataDir: string; movedBecauseOf: string | null };

/**
 * The folder of the embedded database. PostgreSQL refuses to run as root, and the account it runs as may not enter a
 * checkout that only root may enter: then the database lies elsewhere and a link stands in its place.
 */
export function placeDatabase(): DatabasePlace {
  const wanted = path.join(DATA_FOLDER, "postgres");
  const existing = lstatSync(wanted, { throwIfNoEntry: false });
  if (existing?.isSymbolicLink()) {
    if (!existsSync(wanted))
      throw new OperatorError(`${wanted} points to a folder that is gone: put the database back or remove the link.`);
    return { dataDir: realpathSync(wanted), movedBecauseOf: null };
  }
  const user = findRunUser(wanted);
  if (user === null) return { dataDir: wanted, movedBecauseOf: null };
  if (existing) {
    if (canUse(user, wanted, "w")) return { dataDir: wanted, movedBecauseOf: null };
    throw new OperatorError(
      `The database in ${wanted} cannot be entered by the account ${user.name}, which PostgreSQL runs as under root.`,
    );
  }
  if (canUse(user, DATA_FOLDER, "x")) return { dataDir: wanted, movedBecauseOf: null };
  const name = createHash("sha256").update(DATA_FOLDER).digest("hex").slice(0, 12);
  const elsewhere = path.join(SHARED_FOLDER, name, "postgres");
  mkdirSync(path.dirname(elsewhere), { recursive: true });
  for (const folder of [SHARED_FOLDER, path.dirname(elsewhere)]) chmodSync(folder, 0o711);
  mkdirSync(elsewhere, { recursive: true });
  symlinkSync(elsewhere, wanted);
  return { dataDir: elsewhere, movedBecauseOf: user.name };
}
