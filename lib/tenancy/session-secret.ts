import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const SHORTEST = 32;

let secret: string | undefined;

/**
 * What signs the sessions: NEXTAUTH_SECRET, or a secret made once beside the data of this machine.
 * Several machines behind one address must share NEXTAUTH_SECRET.
 */
export function sessionSecret(): string {
  secret ??= fromEnvironment() ?? fromFile(path.join(process.cwd(), ".data", "session-secret"));
  return secret;
}

function fromEnvironment(): string | undefined {
  const given = process.env["NEXTAUTH_SECRET"];
  if (!given) return undefined;
  if (given.length < SHORTEST)
    throw new Error(`NEXTAUTH_SECRET is shorter than ${SHORTEST} characters; make one with: openssl rand -base64 33`);
  return given;
}

function fromFile(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(SHORTEST).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
