import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { loadEnvFile } from "node:process";
import { OperatorError } from "@/db/operator-error";
import { readMailSettings } from "@/lib/outbox/mail-settings";

const SHORTEST_SECRET = 32;

export type Settings = {
  port: number;
  host: string | undefined;
  address: string;
  databaseUrl: string | undefined;
  development: boolean;
  demo: boolean;
};

export function readSettings(args: readonly string[]): Settings {
  // Next reads the same file; the worker and the migrations have to see it too.
  if (existsSync(".env")) loadEnvFile(".env");
  readMailSettings(process.env);
  requireLongSecret(process.env.NEXTAUTH_SECRET);
  const port = Number(process.env.PORT || "3000");
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new OperatorError(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  return {
    port,
    host: process.env.HOST || undefined,
    address: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
    databaseUrl: process.env.DATABASE_URL || undefined,
    development: args.includes("--dev"),
    demo: process.env.DEMO !== "0",
  };
}

function requireLongSecret(secret: string | undefined): void {
  if (!secret || secret.length >= SHORTEST_SECRET) return;
  throw new OperatorError(
    `NEXTAUTH_SECRET must have at least ${SHORTEST_SECRET} characters; without it npm start makes one up and keeps it.`,
  );
}

/** Asked before anything is started, so that a busy port costs nobody a build. */
export function requireFreePort({ port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(new OperatorError(portSentence(port, error))));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portSentence(port: number, error: NodeJS.ErrnoException): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is already taken: stop the program that uses it or choose another, as in PORT=3001 npm start.`;
  if (error.code === "EACCES") return `This account may not use port ${port}: choose one above 1023, as in PORT=3001 npm start.`;
  return `Port ${port} cannot be used (${error.code}): check HOST and PORT.`;
}
