import { neonConfig, Client as NeonClient, Pool as NeonPool } from "@neondatabase/serverless";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { WebSocket } from "ws";
import { OperatorError } from "@/db/operator-error";

export type Connection = pg.PoolClient;
export type Driver = "pg" | "neon";
export type Database = {
  url: string;
  driver: Driver;
  connect: () => Promise<Connection>;
  close: () => Promise<void>;
};
export type Reader = NodePgDatabase;

const INT8 = 20;
const DATE = 1082;

/** bigint becomes a safe integer (money, counts), date stays "yyyy-mm-dd", numeric stays a decimal string. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === INT8) return (value: string) => safeInteger(value);
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format ?? "text") as (value: string) => unknown;
  },
} as pg.CustomTypesConfig;

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`Bug: ${value} does not fit a safe integer`);
  return number;
}

const byHost = (url: string): Driver => (new URL(url).hostname.endsWith(".neon.tech") ? "neon" : "pg");

/** Neon's driver for hosts of Neon, which may be out of reach over plain TCP; node-postgres for others; or what is wanted. */
export function driverFor(url: string, wanted = process.env.DATABASE_DRIVER): Driver {
  const driver = wanted || byHost(url);
  if (driver !== "pg" && driver !== "neon")
    throw new OperatorError(`DATABASE_DRIVER must be pg or neon, not "${wanted}"; without it the host's name decides.`);
  if (driver === "neon") neonConfig.webSocketConstructor ??= WebSocket;
  return driver;
}

/** One connection past the pool, not opened yet, by the driver that the pool would use. */
export function newClient(settings: pg.ClientConfig & { connectionString: string }, wanted?: string): pg.Client {
  const driver = driverFor(settings.connectionString, wanted);
  return driver === "neon" ? (new NeonClient(settings as object) as unknown as pg.Client) : new pg.Client(settings);
}

/** Opens a pool on DATABASE_URL: node-postgres with pipelining, or Neon's WebSocket pool for Neon hosts. */
export function openDatabase(url: string, options: { maxConnections?: number | undefined; driver?: string | undefined } = {}): Database {
  const driver = driverFor(url, options.driver);
  const settings = {
    connectionString: url,
    max: options.maxConnections ?? 16,
    types,
    application_name: "onerow",
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
  };
  const pool =
    driver === "neon" ? (new NeonPool(settings) as unknown as pg.Pool) : new pg.Pool({ ...settings, pipeline: true } as pg.PoolConfig);
  // An idle connection that the server closed must not end the program; the next query opens another.
  pool.on("error", () => undefined);
  // Nor must one that breaks in somebody's hands between two queries; their next query fails and tells them.
  pool.on("connect", (connection) => void connection.on("error", () => undefined));
  return { url, driver, connect: () => pool.connect(), close: () => pool.end() };
}

/** Drizzle over one connection: the typed reader of an open transaction. */
export const readerOn = (connection: Connection): Reader => drizzle(connection);

type Corkable = { connection?: { stream?: { cork?: () => void; uncork?: () => void } } };

/** Sends everything that `send` puts on the wire at once in one piece: one system call for a whole flight instead of one a statement. */
export function inOneFlight<T>(connection: Connection, send: () => T): T {
  const stream = (connection as Connection & Corkable).connection?.stream;
  stream?.cork?.();
  try {
    return send();
  } finally {
    stream?.uncork?.();
  }
}

const shared = globalThis as typeof globalThis & { onerowDatabase?: Database | undefined };

/** The program's own database, opened on first use from DATABASE_URL. */
export function database(): Database {
  if (!shared.onerowDatabase) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set; npm start sets it for the embedded database");
    shared.onerowDatabase = openDatabase(url, { driver: process.env.DATABASE_DRIVER });
  }
  return shared.onerowDatabase;
}

/** Makes another database the program's own, for tests and tools; the earlier one is left to its owner. */
export function useDatabase(next: Database): void {
  shared.onerowDatabase = next;
}
