import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { PlaceBody } from "@/lib/orders/inputs";
import { placeBody } from "@/lib/orders/inputs";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";
import { hashBody, type OnceKey } from "@/lib/transaction/idempotency";

export const STORM_SKUS = ["S0", "S1", "S2", "S3"] as const;
const STORM_CUSTOMERS = 6;

export async function prepareStorm(world: World): Promise<void> {
  await addLocation(world, "MAIN");
  for (const sku of STORM_SKUS) await addProduct(world, { sku, price: "7.77", rate: "20" });
  for (let index = 0; index < STORM_CUSTOMERS; index += 1) await addCustomer(world, { code: `C${index}`, limitMinor: null });
}

/** What the client asks for under a key: the same key always means the same body. */
export function stormOrder(key: string): { body: PlaceBody; once: OnceKey } {
  const seed = Buffer.from(key).reduce((sum, letter) => (sum * 31 + letter) % 9973, 7);
  const lines = [{ sku: `S${seed % 4}`, units: 1 + (seed % 3) }, ...(seed % 2 === 0 ? [{ sku: `S${(seed + 1) % 4}`, units: 2 }] : [])];
  const body = placeBody.parse({ customer: `C${seed % STORM_CUSTOMERS}`, lines, allow_backorder: true });
  return { body, once: { route: "storm", key, bodyHash: hashBody(body) } };
}

export type Storm = {
  /** Keys under which an order was asked for. */
  tried: Set<string>;
  /** Order ids by key, of those that were acknowledged. */
  acknowledged: Map<string, string>;
  receipts: number;
  faults: string[];
  kill: () => Promise<void>;
  /** Lets every client finish what it is doing. */
  calm: () => Promise<number | null>;
};

/** A process of its own in which several clients place and receive as fast as they can. */
export function startStorm(url: string, orgId: string): Storm {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "lib/testing/storm-child.ts"], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: url, STORM_ORG: orgId, DATABASE_DRIVER: "pg" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit") as Promise<[number | null]>;
  const storm: Storm = {
    tried: new Set(),
    acknowledged: new Map(),
    receipts: 0,
    faults: [],
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    calm: async () => {
      child.kill("SIGTERM");
      return (await ended)[0];
    },
  };
  if (!child.stdout) throw new Error("the storm has no output");
  createInterface({ input: child.stdout }).on("line", (line) => hear(storm, line));
  return storm;
}

function hear(storm: Storm, line: string): void {
  const [word, key = "", ...rest] = line.split(" ");
  if (word === "try") storm.tried.add(key);
  if (word === "ack") storm.acknowledged.set(key, rest[0] ?? "");
  if (word === "received") storm.receipts += 1;
  if (word === "fault") storm.faults.push(rest.join(" "));
}
